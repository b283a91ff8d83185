import { LOBBY_GUEST, mayCallAll, type Mention, type User, type UserId } from '@parley/events';
import { keysIn, mentionPlaces, mentionsAt } from '../../mentions.ts';
import type { WriteOf } from '../../ports.ts';
import { byCodeUnit } from '../../store-rules.ts';
import { liveUsers } from '../people.ts';
import { homeOf, joinedTo, mayRead, memberOf, roomOf } from '../rooms.ts';
import type { MemoryRoom, MemoryState } from '../state.ts';

type Wording = Pick<WriteOf<'send'>, 'actor' | 'at' | 'text'>;

/** Whom a text mentions that `actor` says in the room; undefined if nobody. */
export function mentionsIn(
  state: MemoryState,
  room: MemoryRoom,
  write: Wording,
): readonly Mention[] | undefined {
  const places = mentionPlaces(write.text);
  if (places.length === 0) return undefined;
  const home = homeOf(state, room);
  const people = peopleOf(state, home, keysIn(places), write.at);
  const mentions = mentionsAt(places, people, mayCall(state, home, joinedTo(room), write.actor));
  return mentions.length === 0 ? undefined : mentions;
}

function mayCall(state: MemoryState, home: MemoryRoom, joined: number, id: UserId): boolean {
  const actor = state.users.get(id)?.user;
  const membership = memberOf(home, id);
  // Ten-line clients speak without being known.
  if (!actor || !membership || id === LOBBY_GUEST) return false;
  return mayCallAll(actor, { room: { kind: roomOf(home).kind, builtIn: false }, membership }, joined);
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
