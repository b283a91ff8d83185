import { type Change, GENERAL, LOBBY, type MessageId, type RoomId, type UserId } from '@parley/events';
import { RecentChanges } from '../src/recent-changes.ts';

const ada = 'u-ada' as UserId;

const said = (rev: number, { seq = rev, text = `message ${rev}`, deleted = false } = {}): Change => ({
  kind: 'message',
  rev,
  message: {
    id: `m${seq}` as MessageId,
    seq,
    rev,
    author: ada,
    text,
    at: 0,
    ...(deleted && { deleted }),
  },
});
const reacted = (rev: number, seq: number): Change => ({
  kind: 'reaction',
  rev,
  seq,
  emoji: '👍',
  user: ada,
  on: true,
});

/** One frame for each change. */
function heard(
  changes: readonly Change[],
  { room = GENERAL as RoomId, from = 0 } = {},
  recent = new RecentChanges(),
) {
  let last = from;
  for (const change of changes) {
    recent.apply({ room, from: last, to: change.rev, changes: [change], users: [] });
    last = change.rev;
  }
  return recent;
}

test('what was heard without a gap is known from any rev since its beginning', () => {
  const recent = heard([said(11), said(12), said(13)], { from: 10 });
  expect(recent.between(GENERAL, 10, 13)).toEqual([said(11), said(12), said(13)]);
  expect(recent.between(GENERAL, 12, 13)).toEqual([said(13)]);
  expect(recent.between(GENERAL, 13, 13)).toEqual([]);
});

test('nothing is answered of what was before, of another room, or of a rev that is not the newest heard', () => {
  const recent = heard([said(11)], { from: 10 });
  expect(recent.between(GENERAL, 9, 11)).toBeUndefined();
  expect(recent.between(LOBBY, 10, 11)).toBeUndefined();
  expect(recent.between(GENERAL, 10, 12)).toBeUndefined();
});

test('after a gap it begins anew', () => {
  const recent = heard([said(11)], { from: 10 });
  recent.apply({ room: GENERAL, from: 20, to: 21, changes: [said(21)], users: [] });
  expect(recent.between(GENERAL, 10, 21)).toBeUndefined();
  expect(recent.between(GENERAL, 20, 21)).toEqual([said(21)]);
});

test('each facet is told in its last state only, in the order of revs', () => {
  const recent = heard([said(1), said(2), said(3, { seq: 1, text: 'edited' })]);
  expect(recent.between(GENERAL, 0, 3)).toEqual([said(2), said(3, { seq: 1, text: 'edited' })]);
});

test('a deleted text is gone here too, with the reactions and the pin that went with it', () => {
  const gone = said(5, { seq: 1, text: '', deleted: true });
  const pinned: Change = { kind: 'pin', rev: 3, seq: 1, on: true, user: ada, at: 0 };
  const recent = heard([said(1), reacted(2, 1), pinned, reacted(4, 2), gone]);
  expect(recent.between(GENERAL, 0, 5)).toEqual([reacted(4, 2), gone]);
});

test('a room keeps what fits, the newest of it, and is complete from there on', () => {
  const recent = heard(
    [said(1), said(2), said(3), said(4)],
    {},
    new RecentChanges({ room: 1_200, all: 1e6 }),
  );
  expect(recent.between(GENERAL, 1, 4)).toBeUndefined();
  expect(recent.between(GENERAL, 2, 4)).toEqual([said(3), said(4)]);
});

test('when all together is too much, the room that was quiet for longest goes', () => {
  const recent = heard([said(1), said(2)], {}, new RecentChanges({ room: 1e6, all: 1_800 }));
  heard([said(1)], { room: LOBBY }, recent);
  recent.apply({ room: GENERAL, from: 2, to: 3, changes: [said(3)], users: [] });
  expect(recent.between(LOBBY, 0, 1)).toBeUndefined();
  expect(recent.between(GENERAL, 0, 3)).toHaveLength(3);
});

test('after a doubt it knows nothing', () => {
  const recent = heard([said(1)]);
  recent.clear();
  expect(recent.between(GENERAL, 0, 1)).toBeUndefined();
});
