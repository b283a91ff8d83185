import type { TimelineMessage } from '@parley/react';
import { messageId, userId } from '../../../test/fake-place.ts';
import { makeTimes } from '../../ui/times.ts';
import { peopleOf, timelineRows } from './rows.ts';

const noon = Date.parse('2026-03-12T12:00:00Z');
const minute = 60_000;
const me = userId('me');

function message(
  seq: number,
  author: string,
  at: number,
  more: Partial<TimelineMessage> = {},
): TimelineMessage {
  const sent = {
    seq,
    rev: seq,
    author: userId(author),
    text: `${seq}`,
    at,
    reactions: [],
    status: 'sent',
  } as const;
  return { ...sent, id: messageId(at, seq), ...more } as TimelineMessage;
}

const rowsOf = (
  messages: readonly TimelineMessage[],
  setting: { unreadFrom?: number; hasBefore?: boolean } = {},
) =>
  timelineRows(messages, {
    me,
    hasBefore: setting.hasBefore ?? false,
    unreadFrom: setting.unreadFrom,
    times: makeTimes('en-GB', 'UTC'),
    now: noon,
  });

test('messages of one author within five minutes are one group', () => {
  const rows = rowsOf([
    message(1, 'ben', noon),
    message(2, 'ben', noon + 4 * minute),
    message(3, 'ben', noon + 8 * minute),
    message(4, 'ben', noon + 13 * minute),
    message(5, 'cleo', noon + 14 * minute),
  ]);
  expect(rows.map(({ continued }) => continued)).toEqual([false, true, true, false, false]);
});

test('two ten-line clients are two voices, though they speak through one user', () => {
  const rows = rowsOf([
    message(1, 'lobby-guest', noon, { alias: 'ann' }),
    message(2, 'lobby-guest', noon, { alias: 'bob' }),
    message(3, 'lobby-guest', noon, { alias: 'bob' }),
  ]);
  expect(rows.map(({ continued }) => continued)).toEqual([false, false, true]);
});

test('a day begins with its first message, and breaks a group', () => {
  const rows = rowsOf([
    message(1, 'ben', Date.parse('2026-03-11T23:59:00Z')),
    message(2, 'ben', Date.parse('2026-03-12T00:01:00Z')),
    message(3, 'ben', Date.parse('2026-03-12T00:02:00Z')),
  ]);
  expect(rows.map(({ day }) => day)).toEqual(['Yesterday', 'Today', undefined]);
  expect(rows.map(({ continued }) => continued)).toEqual([false, false, true]);
});

test('the first unread message is marked once, and breaks a group', () => {
  const rows = rowsOf([message(1, 'ben', noon), message(2, 'ben', noon), message(3, 'ben', noon)], {
    unreadFrom: 2,
  });
  expect(rows.map(({ firstUnread }) => firstUnread)).toEqual([false, true, false]);
  expect(rows.map(({ continued }) => continued)).toEqual([false, false, true]);
});

test('what I said first behind the mark is not new to me: the mark stands above what somebody else said, or nowhere', () => {
  const marks = (...authors: readonly string[]) =>
    rowsOf(
      authors.map((author, index) => message(index + 1, author, noon)),
      { unreadFrom: 2 },
    ).map(({ firstUnread }) => firstUnread);
  expect(marks('ben', 'me', 'me', 'ben', 'ben')).toEqual([false, false, false, true, false]);
  expect(marks('ben', 'me')).toEqual([false, false]);
});

test('where more may be unread above, the topmost message is not called the first unread one', () => {
  const page = [message(41, 'ben', noon), message(42, 'ben', noon)];
  const marks = (unreadFrom: number) =>
    rowsOf(page, { unreadFrom, hasBefore: true }).map(({ firstUnread }) => firstUnread);
  expect(marks(7)).toEqual([false, false]);
  expect(marks(41)).toEqual([true, false]);
});

test('the room begins with its first message, and only when nothing is before it', () => {
  const page = [message(1, 'ben', noon), message(2, 'ben', noon)];
  expect(rowsOf(page).map(({ first }) => first)).toEqual([true, false]);
  expect(rowsOf(page, { hasBefore: true }).map(({ first }) => first)).toEqual([false, false]);
});

test('my messages are known, and so is what is on its way', () => {
  const [mine, others, pending] = rowsOf([
    message(1, 'me', noon),
    message(2, 'ben', noon),
    message(3, 'me', noon, { status: 'sending' }),
  ]);
  expect([mine?.own, others?.own, pending?.own]).toEqual([true, false, true]);
  expect([mine?.pending, others?.pending, pending?.pending]).toEqual([false, false, true]);
});

test('everybody who spoke or reacted is named once', () => {
  const reactions = [{ emoji: '👍', users: [userId('cleo'), userId('ben')] }];
  expect(peopleOf([message(1, 'ben', noon, { reactions }), message(2, 'ben', noon)])).toEqual([
    'ben',
    'cleo',
  ]);
});
