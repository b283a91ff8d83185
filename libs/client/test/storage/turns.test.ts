import { systemClock } from '@parley/events';
import { FakeClock } from '@parley/testkit';
import { OutboxDatabase } from '../../src/browser/outbox-database.ts';
import { leaseTurns, lockTurns, type Leases, type Turns } from '../../src/browser/turns.ts';
import { emptyBrowser, eventually } from './idb.ts';

/** A tab that wants the turn, and what it heard. */
function seeker(turns: Turns, name = 'turn') {
  const heard: string[] = [];
  const { giveBack, take } = turns.seek(name, {
    came: () => heard.push('came'),
    lost: () => heard.push('lost'),
  });
  return { heard, giveBack, take };
}

describe('by locks', () => {
  const name = () => `turn ${crypto.randomUUID()}`;

  test('one at a time has it, and the next one gets it at once', async () => {
    const turns = lockTurns(navigator.locks);
    const turn = name();
    const [first, second] = [seeker(turns, turn), seeker(turns, turn)];
    await eventually(() => first.heard.length > 0);
    expect(second.heard).toEqual([]);
    first.giveBack();
    await eventually(() => second.heard.length > 0);
    expect([first.heard, second.heard]).toEqual([['came'], ['came']]);
    second.giveBack();
  });

  test('who no longer waits does not get it', async () => {
    const turns = lockTurns(navigator.locks);
    const turn = name();
    const [first, second, third] = [seeker(turns, turn), seeker(turns, turn), seeker(turns, turn)];
    await eventually(() => first.heard.length > 0);
    second.giveBack();
    first.giveBack();
    await eventually(() => third.heard.length > 0);
    expect(second.heard).toEqual([]);
    third.giveBack();
  });

  test('it can be taken from a tab that does not answer, which hears of it and waits again', async () => {
    const turns = lockTurns(navigator.locks);
    const turn = name();
    const [first, second] = [seeker(turns, turn), seeker(turns, turn)];
    await eventually(() => first.heard.length > 0);
    second.take();
    await eventually(() => second.heard.length > 0 && first.heard.length > 1);
    expect([first.heard, second.heard]).toEqual([['came', 'lost'], ['came']]);
    second.giveBack();
    await eventually(() => first.heard.length > 2);
    expect(first.heard).toEqual(['came', 'lost', 'came']);
    first.giveBack();
  });

  test('different names do not wait for each other', async () => {
    const turns = lockTurns(navigator.locks);
    const [first, second] = [seeker(turns, name()), seeker(turns, name())];
    await eventually(() => first.heard.length > 0 && second.heard.length > 0);
    expect([first.heard, second.heard]).toEqual([['came'], ['came']]);
    first.giveBack();
    second.giveBack();
  });
});

describe('by leases', () => {
  /** Leases in memory, so that time can be virtual. */
  function memoryLeases(): Leases & { frozen: Set<string> } {
    const leases = new Map<string, { holder: string; until: number }>();
    const frozen = new Set<string>();
    return {
      frozen,
      claim: async (name, holder, now, ms) => {
        if (frozen.has(holder)) return new Promise(() => {});
        const lease = leases.get(name);
        if (lease !== undefined && lease.holder !== holder && lease.until > now) return false;
        leases.set(name, { holder, until: now + ms });
        return true;
      },
      release: async (name, holder) => {
        if (leases.get(name)?.holder === holder) leases.delete(name);
      },
    };
  }

  function twoTabs() {
    const clock = new FakeClock();
    const leases = memoryLeases();
    const first = seeker(leaseTurns(leases, clock, 'first'));
    const second = seeker(leaseTurns(leases, clock, 'second'));
    return { clock, leases, first, second };
  }

  test('the first one has it as long as it lives', async () => {
    const { clock, first, second } = twoTabs();
    await clock.advance(600_000);
    expect([first.heard, second.heard]).toEqual([['came'], []]);
  });

  test('given back, it goes to the other one soon', async () => {
    const { clock, first, second } = twoTabs();
    await clock.advance(10_000);
    first.giveBack();
    await clock.advance(2_000);
    expect(second.heard).toEqual(['came']);
    expect(clock.pending).toBe(1);
  });

  test('a tab that dies or sleeps loses it after a while', async () => {
    const { clock, leases, first, second } = twoTabs();
    await clock.advance(1_000);
    leases.frozen.add('first');
    await clock.advance(9_000);
    expect(second.heard).toEqual(['came']);
    expect(first.heard).toEqual(['came']);
  });

  test('a tab whose lease ran out while its timers slept hears that another one has it', async () => {
    const clock = new FakeClock();
    const leases = memoryLeases();
    const first = seeker(leaseTurns(leases, clock, 'first'));
    await clock.advance(0);
    await leases.claim('turn', 'second', clock.now() + 7_000, 60_000);
    await clock.advance(2_000);
    expect(first.heard).toEqual(['came', 'lost']);
  });

  test('a storage that refuses gives nobody the turn', async () => {
    const clock = new FakeClock();
    const refuse = () => Promise.reject(new Error('forbidden'));
    const { heard, giveBack } = seeker(leaseTurns({ claim: refuse, release: refuse }, clock, 'first'));
    await clock.advance(60_000);
    expect(heard).toEqual([]);
    giveBack();
    await clock.advance(0);
    expect(clock.pending).toBe(0);
  });

  test('the database of the outbox keeps them', async () => {
    emptyBrowser();
    const turns = (holder: string) => leaseTurns(new OutboxDatabase(systemClock), systemClock, holder);
    const first = seeker(turns('first'));
    await eventually(() => first.heard.length > 0);
    first.giveBack();
    const second = seeker(turns('second'));
    await eventually(() => second.heard.length > 0);
    expect([first.heard, second.heard]).toEqual([['came'], ['came']]);
    second.giveBack();
  });
});
