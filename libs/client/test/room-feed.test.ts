import { FakeClock, roomId } from '@parley/testkit';
import { RoomFeed, type RoomFrame } from '../src/room-feed.ts';

const frame = (from: number, to: number): RoomFrame => ({
  room: roomId('general'),
  from,
  to,
  changes: [],
  users: [],
});

/** A feed that has followed up to rev 10. */
function aFeed(followed = true) {
  const clock = new FakeClock();
  const applied: string[] = [];
  let catchUps = 0;
  const feed = new RoomFeed(10, {
    clock,
    apply: ({ from, to }, cursor) => applied.push(`${from}-${to} at ${cursor}`),
    catchUp: () => (catchUps += 1),
  });
  if (followed) feed.follow();
  return { clock, feed, applied, catchUps: () => catchUps };
}

test('[D4] a frame is applied if it begins at or before the cursor and ends after it', () => {
  const { feed, applied } = aFeed();
  for (const each of [frame(8, 10), frame(10, 12), frame(11, 14), frame(2, 14)]) feed.receive(each);
  expect(applied).toEqual(['10-12 at 10', '11-14 at 12']);
  expect(feed.cursor).toBe(14);
});

test('[D4] a gap is given 150 ms, then caught up once, whatever else arrives', async () => {
  const { clock, feed, applied, catchUps } = aFeed();
  feed.receive(frame(11, 12));
  await clock.advance(149);
  expect(catchUps()).toBe(0);
  feed.receive(frame(12, 13));
  await clock.advance(1);
  expect(catchUps()).toBe(1);
  feed.receive(frame(13, 14));
  await clock.advance(10_000);
  expect([applied, catchUps()]).toEqual([[], 1]);

  feed.caughtUp(12);
  expect(applied).toEqual(['12-13 at 12', '13-14 at 13']);
  await clock.advance(10_000);
  expect(catchUps()).toBe(1);
});

test('a gap that is still there after a catch-up is caught up again', async () => {
  const { clock, feed, catchUps } = aFeed();
  feed.receive(frame(15, 16));
  await clock.advance(150);
  feed.caughtUp(12);
  await clock.advance(150);
  expect(catchUps()).toBe(2);
});

test('while it is held it applies nothing and asks for nothing', async () => {
  const { clock, feed, applied, catchUps } = aFeed(false);
  feed.receive(frame(10, 11));
  feed.receive(frame(12, 13));
  feed.expect(20);
  await clock.advance(10_000);
  expect([applied, catchUps(), clock.pending]).toEqual([[], 0, 0]);
});

test('following again applies what fits, and catches up at once what is known to be missing', () => {
  const { feed, applied, catchUps } = aFeed(false);
  feed.receive(frame(10, 11));
  feed.receive(frame(12, 13));
  feed.follow();
  expect(applied).toEqual(['10-11 at 10']);
  expect(catchUps()).toBe(1);
});

test('[D10] a head that is ahead is waited for, and then caught up', async () => {
  const { clock, feed, catchUps } = aFeed();
  feed.expect(10);
  expect(clock.pending).toBe(0);
  feed.expect(11);
  await clock.advance(150);
  expect(catchUps()).toBe(1);
});

test('what is kept while it does not follow is bounded, and what was let go is caught up', async () => {
  const { clock, feed, applied, catchUps } = aFeed();
  feed.receive(frame(11, 12));
  await clock.advance(150);
  for (let rev = 12; rev < 1_000; rev += 1) feed.receive(frame(rev, rev + 1));
  feed.caughtUp(12);
  expect(applied.length).toBeLessThan(200);
  await clock.advance(150);
  expect(catchUps()).toBe(2);
});

test('stop leaves nothing behind', async () => {
  const { clock, feed, catchUps } = aFeed();
  feed.receive(frame(15, 16));
  feed.stop();
  await clock.advance(10_000);
  expect([catchUps(), clock.pending]).toEqual([0, 0]);
});
