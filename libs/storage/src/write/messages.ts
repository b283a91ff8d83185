import { hash } from 'node:crypto';
import type { WriteOf, WriteResult } from '@parley/core';
import { done, filesKey, refusals } from '@parley/core/store-rules';
import type { MessageId, RoomId, SharedFile, UserId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { bodyOf, reactionOf } from '../rows.ts';
import type { Row } from '../schema.ts';
import { reindex } from '../search/index-messages.ts';
import { type Slot, statement } from '../statement.ts';
import type { Draft, DraftRoom } from './draft.ts';
import { bindFiles, filesSent, giveUpKept } from './files.ts';
import { joinByMessage } from './followers.ts';
import { findMessage } from './message-rows.ts';
import { dropPin } from './pins.ts';
import { keepCalls, kept, mentionsIn } from './mentions.ts';
import { hurried, isInOrLeads, hushed, silenced } from './rights.ts';

type MessageRow = Row<'messages'>;
type Sent = Omit<MessageRow, 'number' | 'edited_at' | 'deleted' | 'first_rev' | 'first_hash'>;

const insertMessage = statement((db, slot: Slot<Sent>) =>
  db
    .insertInto('messages')
    .values({
      room_id: slot('room_id'),
      seq: slot('seq'),
      rev: slot('rev'),
      id: slot('id'),
      author_id: slot('author_id'),
      alias: slot('alias'),
      text: slot('text'),
      mentions: slot('mentions'),
      files: slot('files'),
      at: slot('at'),
      deleted: 0,
    })
    .onConflict((conflict) => conflict.column('id').doNothing()),
);

const updateSpoken = statement((db, slot: Slot<{ room: RoomId; user: UserId; at: number }>) =>
  db
    .updateTable('members')
    .set({ spoke_at: slot('at') })
    .where('room_id', '=', slot('room'))
    .where('user_id', '=', slot('user')),
);

const selectById = statement((db, slot: Slot<{ id: MessageId }>) =>
  db.selectFrom('messages').selectAll().where('id', '=', slot('id')),
);

const updateMessage = statement(
  (
    db,
    slot: Slot<
      Pick<
        MessageRow,
        | 'room_id'
        | 'seq'
        | 'rev'
        | 'text'
        | 'mentions'
        | 'files'
        | 'edited_at'
        | 'deleted'
        | 'first_rev'
        | 'first_hash'
      >
    >,
  ) =>
    db
      .updateTable('messages')
      .set({
        rev: slot('rev'),
        text: slot('text'),
        mentions: slot('mentions'),
        files: slot('files'),
        edited_at: slot('edited_at'),
        deleted: slot('deleted'),
        first_rev: slot('first_rev'),
        first_hash: slot('first_hash'),
      })
      .where('room_id', '=', slot('room_id'))
      .where('seq', '=', slot('seq')),
);

const deleteReactions = statement((db, slot: Slot<{ room: RoomId; seq: number }>) =>
  db.deleteFrom('reactions').where('room_id', '=', slot('room')).where('seq', '=', slot('seq')),
);

const selectReaction = statement(
  (db, slot: Slot<{ room: RoomId; seq: number; emoji: string; user: UserId }>) =>
    db
      .selectFrom('reactions')
      .select(['rev', 'is_on'])
      .where('room_id', '=', slot('room'))
      .where('seq', '=', slot('seq'))
      .where('emoji', '=', slot('emoji'))
      .where('user_id', '=', slot('user')),
);

const selectEmoji = statement((db, slot: Slot<{ room: RoomId; seq: number }>) =>
  db
    .selectFrom('reactions')
    .select('emoji')
    .distinct()
    .where('room_id', '=', slot('room'))
    .where('seq', '=', slot('seq'))
    .where('is_on', '=', 1),
);

const upsertReaction = statement((db, slot: Slot<Row<'reactions'>>) =>
  db
    .insertInto('reactions')
    .values({
      room_id: slot('room_id'),
      seq: slot('seq'),
      emoji: slot('emoji'),
      user_id: slot('user_id'),
      is_on: slot('is_on'),
      rev: slot('rev'),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['room_id', 'seq', 'emoji', 'user_id'])
        .doUpdateSet({ is_on: slot('is_on'), rev: slot('rev') }),
    ),
);

/** The hot path: for a message that is new, one insert and nothing else. */
export async function send(draft: Draft, write: WriteOf<'send'>): Promise<WriteResult<'send'>> {
  const room = await draft.room(write.room);
  if (!room) return (await sentBefore(draft, write)) ?? refusals.noRoom;
  const home = await draft.home(room);
  const standing = await draft.member(home, write.actor);
  if (standing?.state !== 'joined') return (await sentBefore(draft, write)) ?? refusals.notJoined;
  const refused =
    (await silenced(draft, home, standing, write.at)) ?? (await hurried(draft, home, standing, write));
  if (refused) return (await sentBefore(draft, write)) ?? refused;
  const files = await filesSent(draft, write.files ?? [], write.actor);
  if (!files) return (await sentBefore(draft, write)) ?? refusals.noFile;
  const { row } = room;
  const mentions = await mentionsIn(draft, room, write);
  if (home !== room) {
    // Nobody joins by what was said before.
    const again = await sentBefore(draft, write);
    if (again) return again;
    await joinByMessage(draft, room, { author: write.actor, seq: row.seq + 1, mentions });
  }
  const author = home === room ? standing : await draft.member(room, write.actor);
  const sent: Sent = {
    room_id: row.id,
    seq: row.seq + 1,
    rev: row.rev + 1,
    id: write.id,
    author_id: write.actor,
    alias: write.alias ?? null,
    text: write.text,
    mentions: kept(mentions),
    files: files.length === 0 ? null : JSON.stringify(files),
    at: write.at,
  };
  if ((await draft.db.run(insertMessage, sent)) === 0) {
    const answer = await sentBefore(draft, write);
    if (!answer) throw new Error('a message was neither new nor known');
    return answer;
  }
  row.seq = sent.seq;
  await bindFiles(draft, files, { room: row.id, seq: sent.seq });
  const message = bodyOf({ ...sent, edited_at: null, deleted: 0 });
  draft.change(room, (rev) => ({ kind: 'message', rev, message }));
  await keepCalls(draft, sent, null, sent.mentions);
  if (author) draft.moveRead(author, sent.seq);
  if (home !== room) draft.threadNews(room).replies.push(message);
  if (home.row.slow_mode_seconds > 0) await keepSpoken(draft, standing, write.at);
  return done<'send'>({ seq: sent.seq, rev: sent.rev, at: sent.at });
}

async function keepSpoken(draft: Draft, author: Row<'members'>, at: number): Promise<void> {
  author.spoke_at = at;
  await draft.db.run(updateSpoken, { room: author.room_id, user: author.user_id, at });
}

/** The answer of the first send of this id, if there was one. */
async function sentBefore(draft: Draft, write: WriteOf<'send'>): Promise<WriteResult<'send'> | undefined> {
  const first = await draft.db.one(selectById, { id: write.id });
  if (!first) return undefined;
  const files = filesKey(write.files);
  const isSame =
    first.first_hash === null
      ? first.text === write.text && keptKey(first.files) === files
      : first.first_hash === sentHash(write.id, write.text, files);
  if (first.room_id !== write.room || first.author_id !== write.actor || !isSame)
    return refusals.otherMessage;
  return done<'send'>({ seq: first.seq, rev: first.first_rev ?? first.rev, at: first.at });
}

/** Kept in place of a text and files that are gone, only to know a repetition of their send. No text holds a NUL. */
const sentHash = (id: MessageId, text: string, files: string): string =>
  hash('sha256', `${id} ${text}${files === '' ? '' : `\u0000${files}`}`, 'base64url');

function keptKey(files: string | null): string {
  if (files === null) return '';
  const kept: readonly SharedFile[] = JSON.parse(files);
  return filesKey(kept);
}

export async function edit(draft: Draft, write: WriteOf<'edit'>): Promise<WriteResult<'edit'>> {
  const found = await approach(draft, write);
  if ('ok' in found) return found;
  const { room, row } = found;
  if (row.deleted === 1) return refusals.noMessage;
  if (row.text === write.text) return done<'edit'>({ rev: row.rev });
  const mentions = await mentionsIn(draft, room, write);
  await joinByMessage(draft, room, { seq: row.seq, mentions });
  const now = {
    text: write.text,
    mentions: kept(mentions),
    files: row.files,
    edited_at: write.at,
    deleted: 0,
  };
  const rev = await depart(draft, room, row, now);
  return done<'edit'>({ rev });
}

export async function deleteMessage(draft: Draft, write: WriteOf<'delete'>): Promise<WriteResult<'delete'>> {
  const found = await approach(draft, write);
  if ('ok' in found) return found;
  const { room, row } = found;
  if (row.deleted === 1) return done<'delete'>({ rev: row.rev });
  return done<'delete'>({ rev: await emptyMessage(draft, room, row) });
}

/** Takes text, files, reactions and pin away from a message that has them; its rev. */
export async function emptyMessage(draft: Draft, room: DraftRoom, row: MessageRow): Promise<number> {
  await draft.db.run(deleteReactions, { room: row.room_id, seq: row.seq });
  for (const [key, change] of room.changes)
    if (change.kind === 'reaction' && change.seq === row.seq) room.changes.delete(key);
  await dropPin(draft, room, row.seq);
  if (room.row.parent_id !== null) draft.threadNews(room).erased += 1;
  await giveUpKept(draft, row.files);
  const now = { text: '', mentions: null, files: null, edited_at: null, deleted: 1 };
  return depart(draft, room, row, now);
}

/** Gives a message another text than it was sent with. */
async function depart(
  draft: Draft,
  room: DraftRoom,
  row: MessageRow,
  now: Pick<MessageRow, 'text' | 'mentions' | 'files' | 'edited_at' | 'deleted'>,
): Promise<number> {
  const first_rev = row.first_rev ?? row.rev;
  const first_hash = row.first_hash ?? sentHash(row.id, row.text, keptKey(row.files));
  const { message } = draft.change(room, (rev) => ({
    kind: 'message',
    rev,
    message: bodyOf({ ...row, ...now, rev }),
  }));
  const { room_id, seq } = row;
  await draft.db.run(updateMessage, { room_id, seq, ...now, rev: message.rev, first_rev, first_hash });
  await keepCalls(draft, row, row.mentions, now.mentions);
  if (row.number <= (await draft.indexed())) {
    const home = await draft.home(room);
    const indexed = { ...row, home_id: home.row.id, kind: home.row.kind };
    await reindex(draft.db, indexed, now.deleted === 1 ? undefined : now.text);
  }
  return message.rev;
}

export async function react(draft: Draft, write: WriteOf<'react'>): Promise<WriteResult<'react'>> {
  const found = await approach(draft, write);
  if ('ok' in found) return found;
  const { room, row } = found;
  if (row.deleted === 1) return refusals.noMessage;
  const { seq, emoji, on, actor: user } = write;
  const place = { room: row.room_id, seq };
  const now = await draft.db.one(selectReaction, { ...place, emoji, user });
  if ((now?.is_on === 1) === on) return done<'react'>({ rev: now?.rev ?? row.rev });
  if (on) {
    const used = await draft.db.all(selectEmoji, place);
    const different = new Set([...used.map((other) => other.emoji), emoji]);
    if (different.size > limits.reactionsPerMessage) return refusals.tooManyEmoji;
  }
  const next = { room_id: row.room_id, seq, emoji, user_id: user, is_on: on ? 1 : 0 };
  return done<'react'>({ rev: await setReaction(draft, room, next) });
}

/** Puts a reaction on or takes it back; its rev. */
export async function setReaction(
  draft: Draft,
  room: DraftRoom,
  reaction: Omit<Row<'reactions'>, 'rev'>,
): Promise<number> {
  const { rev } = draft.change(room, (at) => reactionOf({ ...reaction, rev: at }));
  await draft.db.run(upsertReaction, { ...reaction, rev });
  return rev;
}

export async function read(draft: Draft, write: WriteOf<'read'>): Promise<WriteResult<'read'>> {
  const room = await draft.room(write.room);
  if (!room) return refusals.noRoom;
  const member = await draft.member(room, write.actor);
  if (member?.state !== 'joined') return refusals.notJoined;
  const seq = Math.min(write.seq, room.row.seq);
  draft.moveRead(member, seq);
  return done<'read'>({ seq });
}

type Refused = Extract<WriteResult, { ok: false }>;
type Found = { readonly room: DraftRoom; readonly row: MessageRow };

/** The message that the actor may act upon. */
async function approach(draft: Draft, write: WriteOf<'edit' | 'delete' | 'react'>): Promise<Found | Refused> {
  const room = await draft.room(write.room);
  if (!room) return refusals.noRoom;
  const refused = await barred(draft, room, write);
  if (refused) return refused;
  const row = await findMessage(draft, write.room, write.seq);
  return row ? { room, row } : refusals.noMessage;
}

/** Why the actor can do that to no message of the room, if they can't. */
async function barred(
  draft: Draft,
  room: DraftRoom,
  { kind, actor, at }: WriteOf<'edit' | 'delete' | 'react'>,
): Promise<Refused | undefined> {
  if (kind === 'delete') return (await isInOrLeads(draft, room, actor)) ? undefined : refusals.notJoined;
  const home = await draft.home(room);
  const member = await draft.member(home, actor);
  if (member?.state !== 'joined') return refusals.notJoined;
  return kind === 'edit' ? silenced(draft, home, member, at) : hushed(home, member, at);
}
