import { FakeClock } from '../src/index.ts';

test('timers run in order of their time, and of setting when the times are equal', async () => {
  const clock = new FakeClock();
  const ran: string[] = [];
  clock.after(20, () => ran.push('late'));
  clock.after(10, () => ran.push('first of two'));
  clock.after(10, () => ran.push('second of two'));
  await clock.advance(9);
  expect(ran).toEqual([]);
  await clock.advance(11);
  expect(ran).toEqual(['first of two', 'second of two', 'late']);
});

test('a timer set by a timer runs at its own time, and time stands at it meanwhile', async () => {
  const clock = new FakeClock();
  const at: number[] = [];
  clock.after(10, () => {
    at.push(clock.monotonic());
    clock.after(5, () => at.push(clock.monotonic()));
  });
  await clock.advance(100);
  expect(at).toEqual([10, 15]);
  expect(clock.monotonic()).toBe(100);
});

test('what waits for promises goes on between timers', async () => {
  const clock = new FakeClock();
  const order: string[] = [];
  clock.after(1, () => void Promise.resolve().then(() => order.push('promise')));
  clock.after(1, () => order.push('second timer'));
  await clock.advance(1);
  expect(order).toEqual(['promise', 'second timer']);
});

test('a cancelled timer does not run, and may be cancelled again', async () => {
  const clock = new FakeClock();
  let ran = false;
  const cancel = clock.after(1, () => (ran = true));
  expect(clock.pending).toBe(1);
  cancel();
  cancel();
  expect(clock.pending).toBe(0);
  await clock.advance(10);
  expect(ran).toBe(false);
});

test('a jump moves the wall clock only', async () => {
  const clock = new FakeClock(1_000_000);
  let ran = false;
  clock.after(10, () => (ran = true));
  clock.jump(-5_000);
  expect([clock.now(), clock.monotonic(), ran]).toEqual([995_000, 0, false]);
  await clock.advance(10);
  expect([clock.now(), clock.monotonic(), ran]).toEqual([995_010, 10, true]);
  expect(clock.untilNext()).toBeUndefined();
});
