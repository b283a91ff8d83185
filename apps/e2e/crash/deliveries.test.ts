import type { Message, MessageId, Room, RoomId, UserId } from '@parley/events';
import type { History } from '../checker/history.ts';
import { deliveriesOf } from './deliveries.ts';

const message = (seq: number, id = `m${seq}`): Message => ({
  seq,
  rev: seq,
  id: id as MessageId,
  author: 'ana' as UserId,
  text: '',
  at: 0,
  reactions: [],
});

const room: Room = {
  id: 'room' as RoomId,
  rev: 1,
  kind: 'private',
  name: 'room',
  topic: '',
  createdAt: 0,
  createdBy: 'ana' as UserId,
};

/** One page that shows these seqs, of a room with these messages. */
const history = (shown: readonly number[], stored: readonly Message[]): History => ({
  lines: [
    {
      at: 0,
      client: 'ana',
      user: 'ana' as UserId,
      kind: 'view',
      room: room.id,
      final: true,
      entry: undefined,
      timeline: { messages: shown.map((seq) => message(seq)), hasBefore: false, hasAfter: false },
      members: undefined,
    },
  ],
  database: {
    rooms: [{ room, head: { seq: stored.length, rev: stored.length }, messages: stored, members: [] }],
    passages: {},
    passagesComplete: false,
  },
});

const four = [1, 2, 3, 4].map((seq) => message(seq));

test('a page is owed everything from its first message to the end', () => {
  expect(deliveriesOf(history([2, 3, 4], four))).toEqual({
    owed: 3,
    neverShown: 0,
    shownTwice: 0,
    outOfOrder: 0,
    storedTwice: 0,
  });
});

test.each([
  ['a hole', [1, 3, 4], { neverShown: 1 }],
  ['a missing end', [1, 2], { neverShown: 2 }],
  ['a message twice', [1, 2, 2, 3, 4], { shownTwice: 1, neverShown: 0 }],
  ['two that are swapped', [1, 3, 2, 4], { outOfOrder: 1, neverShown: 0 }],
])('%s is counted', (_what, shown, expected) => {
  expect(deliveriesOf(history(shown, four))).toMatchObject(expected);
});

test('a message that is stored under two numbers is counted', () => {
  expect(deliveriesOf(history([1, 2], [message(1, 'same'), message(2, 'same')])).storedTwice).toBe(1);
});
