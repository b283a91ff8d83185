import type { Change, MessageBody, MessageId, MessagePage, RoomId, UserId } from '@parley/events';
import { RoomCopy, type RoomFrame } from './room-copy.ts';

const body = (seq: number, rev: number, more: Partial<MessageBody> = {}): MessageBody => ({
  seq,
  rev,
  id: `message ${seq}` as MessageId,
  author: 'ana' as UserId,
  text: `text ${seq}`,
  at: 0,
  ...more,
});

const said = (seq: number, rev: number, more: Partial<MessageBody> = {}): Change => ({
  kind: 'message',
  rev,
  message: body(seq, rev, more),
});

const liked = (seq: number, rev: number, on = true): Change => ({
  kind: 'reaction',
  rev,
  seq,
  user: 'ben' as UserId,
  emoji: '🌳',
  on,
});

const frame = (from: number, ...changes: Change[]): RoomFrame => ({
  room: 'room' as RoomId,
  from,
  to: changes.at(-1)?.rev ?? from,
  changes,
  users: [],
});

/** The newest page of a room with messages 3 and 4 at rev 10. */
const page: MessagePage = {
  rev: 10,
  messages: [
    { ...body(3, 3), reactions: [{ emoji: '🌳', users: ['ben' as UserId] }] },
    { ...body(4, 4), reactions: [] },
  ],
  hasBefore: true,
  hasAfter: false,
  users: [],
};

const opened = (): RoomCopy => {
  const copy = new RoomCopy();
  copy.start(page);
  return copy;
};

test('[D4] it applies what touches its cursor, knows what it has, and sees a gap', () => {
  const copy = opened();
  expect(copy.take(frame(9, said(4, 10)))).toBe('known');
  expect(copy.take(frame(11, said(5, 12)))).toBe('gap');
  expect(copy.take(frame(10, said(5, 11)))).toBe('applied');
  expect(copy.cursor).toBe(11);
  expect(copy.timeline().messages.map(({ seq }) => seq)).toEqual([3, 4, 5]);
});

test('[H2] what came while the first page was on its way is applied to it', () => {
  const copy = new RoomCopy();
  expect(copy.take(frame(9, said(4, 10)))).toBe('known');
  expect(copy.take(frame(10, said(5, 11)))).toBe('known');
  expect(copy.start(page)).toBe('applied');
  expect(copy.cursor).toBe(11);
  expect(copy.lastSeq).toBe(5);
});

test('[D5] a catch-up that overlaps what it has does not bring an old state back', () => {
  const copy = opened();
  copy.take(frame(10, liked(3, 11, false)));
  copy.catchUp({ kind: 'changes', to: 12, changes: [liked(3, 9), said(5, 12)], users: [], more: false });
  const [third] = copy.timeline().messages;
  expect(third?.reactions).toEqual([]);
  expect(copy.cursor).toBe(12);
});

test('[H4] a deletion ends the reactions of a message', () => {
  const copy = opened();
  copy.take(frame(10, said(3, 11, { text: '', deleted: true })));
  expect(copy.timeline().messages[0]).toMatchObject({ deleted: true, reactions: [] });
});

test('what lies before its first page is not its business', () => {
  const copy = opened();
  copy.take(frame(10, said(1, 11, { text: 'edited' }), liked(2, 12)));
  expect(copy.timeline()).toMatchObject({ hasBefore: true, messages: [{ seq: 3 }, { seq: 4 }] });
});
