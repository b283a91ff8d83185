import { setImmediate } from 'node:timers/promises';
import { FakeClock } from '@parley/testkit';
import { Turns } from './turns.ts';

test('one task is done at once', () => {
  const done: number[] = [];
  new Turns(new FakeClock(), 5).do(() => done.push(1));
  expect(done).toEqual([1]);
});

test('of many in one moment each turn of the loop does what fits, in order, and others come in between', async () => {
  let now = 0;
  const clock = Object.assign(new FakeClock(), { monotonic: () => now });
  const turns = new Turns(clock, 5);
  const log: string[] = [];
  for (let task = 1; task <= 8; task += 1)
    turns.do(() => {
      log.push(String(task));
      now += 2;
    });
  const slices = [log.join('')];
  while (log.length < 8) {
    await setImmediate();
    slices.push(log.join(''));
  }
  expect(slices).toEqual(['123', '123456', '12345678']);
});
