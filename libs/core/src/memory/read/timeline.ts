import type { Message, MessagePage, Pinned, ReactionGroup, UserId } from '@parley/events';
import type { HistoryQuery } from '../../ports.ts';
import { byCodeUnit, facet, firstSeqAt, namedIn } from '../../store-rules.ts';
import { usersNamed } from '../people.ts';
import { bodiesOf, bodyOf, facetOf, facets, type MemoryRoom, type MemoryState } from '../state.ts';
import type { Answer, Query } from './calls.ts';

export async function history(
  state: MemoryState,
  { room: id, before, after, at, limit, ...query }: HistoryQuery,
): Promise<MessagePage> {
  const room = state.rooms.get(id);
  if (!room) return { rev: 0, messages: [], hasBefore: false, hasAfter: false, users: [] };
  const all = bodiesOf(room);
  const around =
    at === undefined ? query.around : await firstSeqAt(all.length, at, async (seq) => all[seq - 1]?.at ?? 0);
  const start = pageStart({ before, after, around }, all.length, limit);
  const end = before === undefined ? start + limit : Math.min(start + limit, Math.max(0, before - 1));
  const page = all.slice(start, end);
  const messages = page.map((body): Message => {
    const pinned = pinnedIn(room, body.seq);
    const thread = facetOf(room, 'thread', facet.thread(body.seq))?.thread;
    return {
      ...body,
      reactions: reactionsOf(room, body.seq),
      ...(pinned && { pinned }),
      ...(thread && { thread }),
    };
  });
  return {
    rev: room.rev,
    messages,
    hasBefore: start > 0,
    hasAfter: start + page.length < all.length,
    users: usersNamed(state, messages.flatMap(namedInMessage)),
  };
}

const namedInMessage = ({ author, reactions, pinned, thread }: Message): UserId[] => [
  author,
  ...(pinned ? [pinned.by] : []),
  ...(thread?.last ? [thread.last.by] : []),
  ...(thread?.people ?? []),
  ...reactions.flatMap(({ users }) => users),
];

/** Index of a page's first message among `count`; a place outside the room counts as its nearest end. */
function pageStart(
  at: Pick<HistoryQuery, 'before' | 'after' | 'around'>,
  count: number,
  limit: number,
): number {
  const within = (index: number, last: number): number => Math.max(0, Math.min(index, last));
  if (at.after !== undefined) return within(at.after, count);
  const last = Math.max(0, count - limit);
  if (at.around !== undefined) return within(at.around - 1 - Math.floor(limit / 2), last);
  if (at.before !== undefined) return within(within(at.before - 1, count) - limit, last);
  return last;
}

/** Groups in order of emoji, users in order of id: a client that applies changes one by one gets the same. */
function reactionsOf(room: MemoryRoom, seq: number): ReactionGroup[] {
  const groups = new Map<string, UserId[]>();
  for (const reaction of facets(room, 'reaction')) {
    if (reaction.seq !== seq || !reaction.on) continue;
    groups.set(reaction.emoji, [...(groups.get(reaction.emoji) ?? []), reaction.user]);
  }
  return [...groups]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([emoji, users]) => ({ emoji, users: users.sort(byCodeUnit) }));
}

function pinnedIn(room: MemoryRoom, seq: number): Pinned | undefined {
  const pin = facetOf(room, 'pin', facet.pin(seq));
  return pin?.on ? { by: pin.user, at: pin.at } : undefined;
}

export function changes(state: MemoryState, { room: id, since, limit }: Query<'changes'>): Answer<'changes'> {
  const room = state.rooms.get(id);
  if (!room) return { kind: 'changes', to: 0, changes: [], users: [], more: false };
  const all = [...room.facets.values()].filter(({ rev }) => rev > since).sort((a, b) => a.rev - b.rev);
  const page = all.slice(0, limit);
  const more = all.length > page.length;
  const to = (more ? page.at(-1)?.rev : undefined) ?? room.rev;
  return { kind: 'changes', to, changes: page, users: usersNamed(state, page.flatMap(namedIn)), more };
}

export function pins(
  state: MemoryState,
  { room: id, before = Infinity, limit }: Query<'pins'>,
): Answer<'pins'> {
  const room = state.rooms.get(id);
  if (!room) return { rev: 0, pins: [], users: [], more: false };
  const all = facets(room, 'pin')
    .filter(({ on, rev }) => on && rev < before)
    .sort((a, b) => b.rev - a.rev)
    .flatMap(({ rev, user: by, at, seq }) => {
      const message = bodyOf(room, seq);
      return message ? [{ rev, by, at, message }] : [];
    });
  const page = all.slice(0, limit);
  const named = page.flatMap(({ by, message }) => [by, message.author]);
  return { rev: room.rev, pins: page, users: usersNamed(state, named), more: all.length > limit };
}

/** What a user said in a span of a room, and their reactions there. */
export function said(state: MemoryState, { room: id, user, after, to }: Query<'said'>): Answer<'said'> {
  const room = state.rooms.get(id);
  if (!room) return { messages: [], reactions: [] };
  const isMeant = (seq: number): boolean => seq > after && seq <= to;
  return {
    messages: bodiesOf(room).filter(
      ({ author, deleted, seq }) => author === user && !deleted && isMeant(seq),
    ),
    reactions: facets(room, 'reaction')
      .filter((one) => one.user === user && one.on && isMeant(one.seq))
      .map(({ seq, emoji }) => ({ seq, emoji }))
      .sort((a, b) => a.seq - b.seq || byCodeUnit(a.emoji, b.emoji)),
  };
}
