import type { RoomId, User, UserId } from '@parley/events';
import { bodyOf, facets, type MemoryRoom, type MemoryState } from './memory-state.ts';
import type { MemoryPeople } from './memory-people.ts';
import type { PurgeStep, WriteOf, WriteResult } from './ports.ts';
import { byCodeUnit, done, PURGE_SPAN, refusals } from './store-rules.ts';


/** What a ban does besides: to sessions, and to users as others see them. */
export interface BanDraft {
  readonly state: MemoryState;
  readonly people: Pick<MemoryPeople, 'changed' | 'ended'>;
}

export function ban(draft: BanDraft, { user: id, purge, actor, at }: WriteOf<'ban'>): WriteResult {
  const { state } = draft;
  const known = state.users.get(id)?.user;
  if (!known || !state.users.has(actor)) return refusals.noUser;
  const user: User = known.gone ? known : { ...known, gone: 'banned', changedAt: later(at, known) };
  if (user !== known) {
    keepUser(draft, user);
    endAll(draft, id);
  }
  if (purge) for (const room of state.rooms.keys()) askPurge(state, { room, user: id, askedBy: actor });
  return done<'ban'>({ user });
}

export function unban(draft: BanDraft, { user: id, at }: WriteOf<'unban'>): WriteResult {
  const known = draft.state.users.get(id)?.user;
  if (!known) return refusals.noUser;
  if (known.gone !== 'banned') return done<'unban'>({ user: known });
  const { gone: _, ...here } = known;
  const user = { ...here, changedAt: later(at, known) };
  keepUser(draft, user);
  return done<'unban'>({ user });
}

/** Of two versions of a user the later wins, also when the clock was set back. */
const later = (at: number, { changedAt }: User): number => Math.max(at, changedAt + 1);

function keepUser({ state, people }: BanDraft, user: User): void {
  const known = state.users.get(user.id);
  if (known) state.users.set(user.id, { ...known, user });
  people.changed.add(user.id);
}

function endAll({ state, people }: BanDraft, user: UserId): void {
  const sessions = [...state.sessions].filter(([, session]) => session.user === user).map(([id]) => id);
  const tokens = [...state.tokens.values()].filter(({ bot }) => bot === user);
  for (const id of sessions) state.sessions.delete(id);
  for (const { id } of tokens) state.tokens.delete(id);
  for (const id of [...sessions, ...tokens.map(({ session }) => session)].sort(byCodeUnit))
    people.ended.push({ session: id, reason: 'banned' });
}

/** Notes that what the user said in the room up to now is to be deleted; nothing to do where they said nothing. */
export function askPurge(
  state: MemoryState,
  { room, user, askedBy }: Pick<PurgeStep, 'room' | 'user' | 'askedBy'>,
): void {
  const found = state.rooms.get(room);
  if (!found || found.seq === 0 || !found.facets.has(`member ${user}`)) return;
  const key = `${user} ${room}`;
  const open = state.purges.get(key);
  state.purges.set(key, { room, user, askedBy, done: open?.done ?? 0, last: found.seq });
}

/** Deletes the step's messages by `erase`, and notes how far the purge is. */
export function purge(
  state: MemoryState,
  room: MemoryRoom,
  { room: id, user, seqs, to }: WriteOf<'purge'>,
  erase: (room: RoomId, seq: number) => void,
): WriteResult {
  for (const seq of seqs) {
    const body = bodyOf(room, seq);
    if (body?.author === user && !body.deleted) erase(id, seq);
  }
  const key = `${user} ${id}`;
  const open = state.purges.get(key);
  if (open && to >= open.last) state.purges.delete(key);
  else if (open) state.purges.set(key, { ...open, done: Math.max(open.done, to) });
  return done<'purge'>({});
}

export function nextPurge({ purges, rooms }: MemoryState, limit: number): PurgeStep | undefined {
  const [key] = [...purges.keys()].sort(byCodeUnit);
  const open = key === undefined ? undefined : purges.get(key);
  const found = open && rooms.get(open.room);
  if (!open || !found) return undefined;
  const { room, user, askedBy, done: from, last } = open;
  const end = Math.min(from + PURGE_SPAN, last);
  const seqs = facets(found, 'message')
    .filter(
      ({ message: { seq, author, deleted } }) => seq > from && seq <= end && author === user && !deleted,
    )
    .map(({ message }) => message.seq)
    .sort((a, b) => a - b)
    .slice(0, limit);
  return { room, user, askedBy, seqs, to: seqs.length < limit ? end : (seqs.at(-1) ?? end) };
}
