import { limits, type MessageBody, type RoomId, type UserId } from '@parley/events';
import type { WriteOf, WriteResult } from '../../ports.ts';
import { done, facet, filesKey, refusals } from '../../store-rules.ts';
import type { MemoryDraft } from '../draft.ts';
import { homeOf, isThread, memberOf, roomOf } from '../rooms.ts';
import { bodyOf, facetOf, facets, type MemoryRoom, type MemoryState } from '../state.ts';
import { bindFiles, filesSent, giveUp } from './files.ts';
import { joinByMessage } from './followers.ts';
import { mentionsIn } from './mentions.ts';

/** The answer to a repetition. */
export function sentBefore(
  { sent }: MemoryState,
  { id, room, actor, text, files }: WriteOf<'send'>,
): WriteResult<'send'> | undefined {
  const first = sent.get(id);
  if (!first) return undefined;
  const isSame =
    first.room === room && first.author === actor && first.text === text && first.files === filesKey(files);
  return isSame ? done<'send'>(first.answer) : refusals.otherMessage;
}

export function send(
  draft: MemoryDraft,
  room: MemoryRoom,
  { room: id, ...write }: WriteOf<'send'>,
): WriteResult<'send'> {
  const { state } = draft;
  const { actor: author, at, text, alias } = write;
  const files = filesSent(state, write);
  if (!files) return refusals.noFile;
  const seq = room.seq + 1;
  const mentions = mentionsIn(state, room, write);
  joinByMessage(draft, id, { author, seq, mentions });
  const rev = draft.change(id, (next) => ({
    kind: 'message',
    rev: next,
    message: {
      seq,
      rev: next,
      id: write.id,
      author,
      ...(alias !== undefined && { alias }),
      text,
      ...(mentions && { mentions }),
      ...(files.length > 0 && { files }),
      at,
    },
  }));
  state.rooms.set(id, { ...draft.room(id), seq });
  bindFiles(state, files, { room: id, seq });
  const sent = { room: id, author, text, files: filesKey(write.files) };
  state.sent.set(write.id, { ...sent, answer: { seq, rev, at } });
  // The lobby's guest, who follows no thread, reads none either.
  if (memberOf(draft.room(id), author)) draft.moveRead(id, author, seq);
  if (isThread(room)) draft.touchedThreads.add(id);
  noteSpoken(state, room, author, at);
  return done<'send'>({ seq, rev, at });
}

/** Only what was said makes one wait: a send may still fail after it was let through. */
function noteSpoken(state: MemoryState, room: MemoryRoom, author: UserId, at: number): void {
  const home = homeOf(state, room);
  if (roomOf(home).slowModeSeconds !== undefined) home.spoke.set(author, at);
}

export function edit(
  draft: MemoryDraft,
  room: MemoryRoom,
  write: WriteOf<'edit'>,
  body: MessageBody,
): WriteResult<'edit'> {
  const { text, at } = write;
  if (body.text === text) return done<'edit'>({ rev: body.rev });
  const mentions = mentionsIn(draft.state, room, write);
  const { mentions: _, ...kept } = body;
  joinByMessage(draft, write.room, { seq: write.seq, mentions });
  const rev = draft.change(write.room, (next) => ({
    kind: 'message',
    rev: next,
    message: { ...kept, text, ...(mentions && { mentions }), editedAt: at, rev: next },
  }));
  return done<'edit'>({ rev });
}

export const deleteMessage = (draft: MemoryDraft, room: RoomId, body: MessageBody): WriteResult<'delete'> =>
  done<'delete'>({ rev: body.deleted ? body.rev : eraseMessage(draft, room, body.seq) });

/** Empties a message, which exists. */
export function eraseMessage(draft: MemoryDraft, id: RoomId, seq: number): number {
  const room = draft.room(id);
  const body = bodyOf(room, seq);
  if (!body) throw new Error(`message ${seq} was not checked`);
  for (const reaction of facets(room, 'reaction'))
    if (reaction.seq === seq) room.facets.delete(facet.of(reaction));
  room.facets.delete(facet.pin(seq));
  if (isThread(room)) draft.touchedThreads.add(id);
  const { editedAt: _, mentions: _mentions, files = [], ...kept } = body;
  giveUp(
    draft,
    files.map((file) => file.id),
  );
  return draft.change(id, (next) => ({
    kind: 'message',
    rev: next,
    message: { ...kept, text: '', deleted: true, rev: next },
  }));
}

export function react(
  draft: MemoryDraft,
  room: MemoryRoom,
  write: WriteOf<'react'>,
  body: MessageBody,
): WriteResult<'react'> {
  const { actor: user, seq, emoji, on } = write;
  const now = facetOf(room, 'reaction', facet.reaction(seq, emoji, user));
  if ((now?.on ?? false) === on) return done<'react'>({ rev: now?.rev ?? body.rev });
  const used = facets(room, 'reaction').filter((other) => other.seq === seq && other.on);
  const different = new Set([...used.map((other) => other.emoji), emoji]);
  if (on && different.size > limits.reactionsPerMessage) return refusals.tooManyEmoji;
  const rev = draft.change(write.room, (next) => ({ kind: 'reaction', rev: next, seq, user, emoji, on }));
  return done<'react'>({ rev });
}

export function pin(
  draft: MemoryDraft,
  room: MemoryRoom,
  write: WriteOf<'pin'>,
  body: MessageBody,
): WriteResult<'pin'> {
  const { actor: user, seq, on, at } = write;
  const now = facetOf(room, 'pin', facet.pin(seq));
  if ((now?.on ?? false) === on) return done<'pin'>({ rev: now?.rev ?? body.rev });
  const pinned = facets(room, 'pin').filter((other) => other.on);
  if (on && pinned.length >= limits.pinsPerRoom) return refusals.tooManyPins;
  const rev = draft.change(write.room, (next) => ({ kind: 'pin', rev: next, seq, user, at, on }));
  return done<'pin'>({ rev });
}

export function read(draft: MemoryDraft, room: MemoryRoom, write: WriteOf<'read'>): WriteResult<'read'> {
  const seq = Math.min(write.seq, room.seq);
  draft.moveRead(write.room, write.actor, seq);
  return done<'read'>({ seq });
}
