import { GENERAL, limits } from '@parley/events';
import type { Probe } from '../src/index.ts';
import { Place } from './place.ts';

/** Writes down what it is told. */
class Book implements Probe {
  readonly answers: string[] = [];
  readonly commits: number[] = [];
  failures = 0;
  deliveries = 0;
  drops = 0;
  resyncs = 0;

  answered(command: string, code: string): void {
    this.answers.push(`${command} ${code}`);
  }
  committed(writes: number): void {
    this.commits.push(writes);
  }
  failed(): void {
    this.failures += 1;
  }
  delivered(): void {
    this.deliveries += 1;
  }
  dropped(): void {
    this.drops += 1;
  }
  resynced(): void {
    this.resyncs += 1;
  }
}

test('a probe hears of every answer, with the command and the code', async () => {
  const probe = new Book();
  const place = await Place.open({ probe });
  const ana = await place.person('Ana');
  await ana.say(GENERAL, 'hello');
  await ana.raw('message:send', {});
  await ana.raw('message:shout', {});
  expect(probe.answers).toEqual(['message:send ok', 'message:send invalid', 'unknown invalid']);
});

test('a probe hears of every commit, with the number of its writes', async () => {
  const probe = new Book();
  const place = await Place.open({ probe });
  const ana = await place.person('Ana');
  probe.commits.length = 0;
  await Promise.all([1, 2, 3].map((at) => ana.say(GENERAL, `message ${at}`)));
  // The first one starts a commit at once, the others arrive during it.
  expect(probe.commits).toEqual([1, 2]);
  expect(probe.failures).toBe(0);
});

test('a probe hears of every frame that a socket gets, goes without, or gets too late', async () => {
  const probe = new Book();
  const place = await Place.open({ probe });
  const ana = await place.person('Ana');
  const ben = await place.person('Ben');
  const before = probe.deliveries;
  await ana.say(GENERAL, 'to both');
  expect(probe.deliveries).toBe(before + 2);

  ben.sink.queued = limits.queuedBytes / 2;
  await place.clock.advance(limits.serverTimeMs);
  expect(probe.drops).toBe(1);

  ben.sink.queued = limits.queuedBytes + 1;
  await ana.say(GENERAL, 'too much for Ben');
  expect(probe.resyncs).toBe(0);
  ben.sink.queued = 0;
  ben.connection.drained();
  expect(probe.resyncs).toBe(1);
});
