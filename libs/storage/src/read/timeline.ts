import type { HistoryQuery, Store } from '@parley/core';
import { byCodeUnit, firstSeqAt, namedIn } from '@parley/core/store-rules';
import type {
  Change,
  Message,
  MessageBody,
  MessagePage,
  ReactionGroup,
  RoomId,
  UserId,
} from '@parley/events';
import { bodyOf, memberOf, pinOf, reactionOf, roomOf, threadOf } from '../rows.ts';
import { type Queries, type Slot, statement } from '../statement.ts';
import { usersNamed } from './people.ts';
import { roomRow } from './rooms.ts';

type Catchup = Awaited<ReturnType<Store['changes']>>;
type Range = { room: RoomId; first: number; last: number };
type Since = { room: RoomId; since: number; limit: number };

export const bodyColumns = [
  'seq',
  'rev',
  'id',
  'author_id',
  'alias',
  'text',
  'mentions',
  'files',
  'at',
  'edited_at',
  'deleted',
] as const;

export const messageAt = statement((db, slot: Slot<{ room: RoomId; seq: number }>) =>
  db
    .selectFrom('messages')
    .select(bodyColumns)
    .where('room_id', '=', slot('room'))
    .where('seq', '=', slot('seq')),
);

export const messagesBetween = statement((db, slot: Slot<Range>) =>
  db
    .selectFrom('messages')
    .select(bodyColumns)
    .where('room_id', '=', slot('room'))
    .where('seq', '>=', slot('first'))
    .where('seq', '<=', slot('last'))
    .orderBy('seq'),
);

export const reactionsBetween = statement((db, slot: Slot<Range>) =>
  db
    .selectFrom('reactions')
    .select(['seq', 'emoji', 'user_id'])
    .where('room_id', '=', slot('room'))
    .where('seq', '>=', slot('first'))
    .where('seq', '<=', slot('last'))
    .where('is_on', '=', 1),
);

export const pinsBetween = statement((db, slot: Slot<Range>) =>
  db
    .selectFrom('pins')
    .select(['seq', 'user_id', 'at'])
    .where('room_id', '=', slot('room'))
    .where('seq', '>=', slot('first'))
    .where('seq', '<=', slot('last'))
    .where('is_on', '=', 1),
);

export const threadsBetween = statement((db, slot: Slot<Range>) =>
  db
    .selectFrom('threads')
    .selectAll()
    .where('room_id', '=', slot('room'))
    .where('seq', '>=', slot('first'))
    .where('seq', '<=', slot('last')),
);

export const messagesSince = statement((db, slot: Slot<Since>) =>
  db
    .selectFrom('messages')
    .select(bodyColumns)
    .where('room_id', '=', slot('room'))
    .where('rev', '>', slot('since'))
    .orderBy('rev')
    .limit(slot('limit')),
);

export const reactionsSince = statement((db, slot: Slot<Since>) =>
  db
    .selectFrom('reactions')
    .select(['seq', 'emoji', 'user_id', 'is_on', 'rev'])
    .where('room_id', '=', slot('room'))
    .where('rev', '>', slot('since'))
    .orderBy('rev')
    .limit(slot('limit')),
);

export const pinsSince = statement((db, slot: Slot<Since>) =>
  db
    .selectFrom('pins')
    .select(['seq', 'user_id', 'at', 'is_on', 'rev'])
    .where('room_id', '=', slot('room'))
    .where('rev', '>', slot('since'))
    .orderBy('rev')
    .limit(slot('limit')),
);

export const threadsSince = statement((db, slot: Slot<Since>) =>
  db
    .selectFrom('threads')
    .selectAll()
    .where('room_id', '=', slot('room'))
    .where('rev', '>', slot('since'))
    .orderBy('rev')
    .limit(slot('limit')),
);

export const membersSince = statement((db, slot: Slot<Since>) =>
  db
    .selectFrom('members')
    .select(['user_id', 'rev', 'role', 'state', 'muted_until'])
    .where('room_id', '=', slot('room'))
    .where('rev', '>', slot('since'))
    .orderBy('rev')
    .limit(slot('limit')),
);

export async function message(db: Queries, room: RoomId, seq: number): Promise<MessageBody | undefined> {
  const row = await db.one(messageAt, { room, seq });
  return row && bodyOf(row);
}

export async function history(db: Queries, query: HistoryQuery): Promise<MessagePage> {
  const head = await roomRow(db, query.room);
  const count = head?.seq ?? 0;
  const around = query.at === undefined ? query.around : await seqAt(db, query.room, count, query.at);
  const { first, last } = pageOf({ ...query, around }, count);
  const range = { room: query.room, first, last };
  const rows = await db.all(messagesBetween, range);
  const groups = groupReactions(await db.all(reactionsBetween, range));
  const pins = new Map((await db.all(pinsBetween, range)).map((pin) => [pin.seq, pin]));
  const threads = new Map((await db.all(threadsBetween, range)).map((row) => [row.seq, threadOf(row)]));
  const messages = rows.map((row): Message => {
    const pin = pins.get(row.seq);
    const thread = threads.get(row.seq);
    return {
      ...bodyOf(row),
      reactions: groups.get(row.seq) ?? [],
      ...(pin && { pinned: { by: pin.user_id, at: pin.at } }),
      ...(thread && { thread }),
    };
  });
  const named = new Set<UserId>();
  for (const { author, reactions, pinned, thread } of messages) {
    named.add(author);
    if (pinned) named.add(pinned.by);
    if (thread?.last) named.add(thread.last.by);
    for (const user of thread?.people ?? []) named.add(user);
    for (const { users } of reactions) for (const user of users) named.add(user);
  }
  return {
    rev: head?.rev ?? 0,
    messages,
    hasBefore: first > 1,
    hasAfter: last < count,
    users: await usersNamed(db, named),
  };
}

const sentAt = statement((db, slot: Slot<{ room: RoomId; seq: number }>) =>
  db.selectFrom('messages').select('at').where('room_id', '=', slot('room')).where('seq', '=', slot('seq')),
);

const seqAt = (db: Queries, room: RoomId, count: number, time: number): Promise<number> =>
  firstSeqAt(count, time, async (seq) => (await db.one(sentAt, { room, seq }))?.at ?? 0);

/** Seqs are dense, so a page is arithmetic. A place outside the room counts as its nearest end. */
function pageOf(query: HistoryQuery, count: number): { readonly first: number; readonly last: number } {
  const { before, after, around, limit } = query;
  if (after !== undefined) {
    const first = clamp(after, 0, count) + 1;
    return { first, last: Math.min(count, first + limit - 1) };
  }
  if (around !== undefined) {
    const first = clamp(around - Math.floor(limit / 2), 1, Math.max(1, count - limit + 1));
    return { first, last: Math.min(count, first + limit - 1) };
  }
  const last = before === undefined ? count : clamp(before - 1, 0, count);
  return { first: Math.max(1, last - limit + 1), last };
}

const clamp = (value: number, min: number, max: number): number => Math.max(min, Math.min(value, max));

type ReactionRow = { readonly seq: number; readonly emoji: string; readonly user_id: UserId };

/** Groups in order of emoji, users in order of id: a client that applies changes one by one gets the same. */
function groupReactions(rows: readonly ReactionRow[]): ReadonlyMap<number, ReactionGroup[]> {
  const bySeq = new Map<number, Map<string, UserId[]>>();
  for (const { seq, emoji, user_id } of rows) {
    const byEmoji = bySeq.get(seq) ?? new Map<string, UserId[]>();
    bySeq.set(seq, byEmoji);
    const users = byEmoji.get(emoji) ?? [];
    byEmoji.set(emoji, users);
    users.push(user_id);
  }
  // Sorted here: databases differ in the order they give to emoji.
  return new Map(
    [...bySeq].map(([seq, byEmoji]) => [
      seq,
      [...byEmoji]
        .sort(([a], [b]) => byCodeUnit(a, b))
        .map(([emoji, users]) => ({ emoji, users: users.sort(byCodeUnit) })),
    ]),
  );
}

export async function changes(
  db: Queries,
  { room: id, since, limit }: Parameters<Store['changes']>[0],
): Promise<Catchup> {
  const row = await roomRow(db, id);
  if (!row) return { kind: 'changes', to: 0, changes: [], users: [], more: false };
  // Each kind by its own index; one more than asked for shows whether anything is left.
  const query = { room: id, since, limit: limit + 1 };
  const found: Change[] = [
    ...(row.own_rev > since ? [{ kind: 'room', rev: row.own_rev, room: roomOf(row) } as const] : []),
    ...(await db.all(membersSince, query)).map(
      (member) => ({ kind: 'member', rev: member.rev, member: memberOf(member) }) as const,
    ),
    ...(await db.all(messagesSince, query)).map(
      (body) => ({ kind: 'message', rev: body.rev, message: bodyOf(body) }) as const,
    ),
    ...(await db.all(reactionsSince, query)).map(reactionOf),
    ...(await db.all(pinsSince, query)).map(pinOf),
    ...(await db.all(threadsSince, query)).map(
      (row) => ({ kind: 'thread', rev: row.rev, seq: row.seq, thread: threadOf(row) }) as const,
    ),
  ];
  const page = found.sort((a, b) => a.rev - b.rev).slice(0, limit);
  const more = found.length > limit;
  return {
    kind: 'changes',
    to: (more ? page.at(-1)?.rev : undefined) ?? row.rev,
    changes: page,
    users: await usersNamed(db, page.flatMap(namedIn)),
    more,
  };
}
