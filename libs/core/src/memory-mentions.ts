import { LOBBY_GUEST, limits, mayCallAll, type Mention, type User, type UserId } from '@parley/events';
import { calledBy, callsOf, keysIn, mentionPlaces, mentionsAt } from './mentions.ts';
import { memberIn } from './memory-moderation.ts';
import { homeOf } from './memory-threads.ts';
import { facetOf, facets, liveUsers, type MemoryRoom, type MemoryState } from './memory-state.ts';
import type { WriteOf } from './ports.ts';
import { byCodeUnit, facet } from './store-rules.ts';

type Wording = Pick<WriteOf<'send'>, 'actor' | 'at' | 'text'>;

/** Whom a text mentions that `actor` says in the room; undefined if nobody. */
export function mentionsIn(
  state: MemoryState,
  room: MemoryRoom,
  write: Wording,
): readonly Mention[] | undefined {
  const places = mentionPlaces(write.text);
  if (places.length === 0) return undefined;
  const mentions = mentionsAt(
    places,
    peopleOf(state, homeOf(state, room), keysIn(places), write.at),
    mayCall(state, room, write),
  );
  return mentions.length === 0 ? undefined : mentions;
}

function mayCall(state: MemoryState, room: MemoryRoom, write: Wording): boolean {
  const actor = state.users.get(write.actor)?.user;
  const home = homeOf(state, room);
  const kind = facetOf(home, 'room', facet.room)?.room.kind;
  const membership = memberIn(home, write.actor);
  // Ten-line clients speak without being known.
  if (!actor || !kind || !membership || actor.id === LOBBY_GUEST) return false;
  const joined = facets(room, 'member').filter(({ member }) => member.state === 'joined').length;
  return mayCallAll(actor, { room: { kind, builtIn: false }, membership }, joined);
}

/** Who may read the room, by those keys of names and handles. */
function peopleOf(
  state: MemoryState,
  room: MemoryRoom,
  keys: readonly string[],
  at: number,
): ReadonlyMap<string, UserId> {
  const live = liveUsers(state, at);
  const known = [...state.users.values()]
    .filter(({ user }) => isHere(user, live) && mayRead(room, user.id))
    .sort((a, b) => byCodeUnit(a.user.id, b.user.id));
  const people = new Map<string, UserId>();
  for (const key of keys) {
    const found =
      known.find(({ nameKey }) => nameKey === key) ?? known.find(({ handleKey }) => handleKey === key);
    if (found) people.set(key, found.user.id);
  }
  return people;
}

const isHere = ({ id, role, gone }: User, live: ReadonlySet<UserId>): boolean =>
  gone === undefined && id !== LOBBY_GUEST && (role !== 'guest' || live.has(id));

function mayRead(room: MemoryRoom, user: UserId): boolean {
  const state = memberIn(room, user)?.state;
  return (
    state === 'joined' || (facetOf(room, 'room', facet.room)?.room.kind === 'channel' && state !== 'removed')
  );
}

export function unreadMentions(room: MemoryRoom, user: UserId): readonly number[] {
  const read = room.reads.get(user) ?? 0;
  const calls = new Set<string>(callsOf(user));
  return facets(room, 'message')
    .flatMap(({ message }) =>
      message.author !== user && calledBy(message).some((call) => calls.has(call)) ? message.seq : [],
    )
    .filter((seq) => seq > read)
    .sort((a, b) => a - b)
    .slice(0, limits.mentionsPerRoom);
}
