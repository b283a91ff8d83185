import { GENERAL, type MessageId, type UserId } from '@parley/events';
import { FakeClock, settled } from '@parley/testkit';
import {
  type Commit,
  Journal,
  type JournalEvents,
  type JournalLimits,
  silentProbe,
  type Store,
  StoreUnavailable,
  type Write,
} from '../src/index.ts';
import { newStore, silentLog } from './place.ts';

const ana = 'ana' as UserId;

const send = (at: number): Extract<Write, { kind: 'send' }> => ({
  kind: 'send',
  actor: ana,
  at,
  room: GENERAL,
  id: `00000000-0000-7000-8000-${String(at).padStart(12, '0')}` as MessageId,
  text: `m${at}`,
});

/** A store whose commits wait until they are let through, or fail. */
class SlowStore {
  readonly batches: (readonly Write[])[] = [];
  readonly store: Store;
  #waiting: (() => void)[] = [];
  fail: ((writes: readonly Write[]) => Error | undefined) | undefined;

  constructor() {
    this.store = newStore(new FakeClock());
    const commit = this.store.commit.bind(this.store);
    this.store.commit = async (writes) => {
      this.batches.push(writes);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
      const error = this.fail?.(writes);
      if (error) throw error;
      return commit(writes);
    };
  }

  async letThrough(): Promise<void> {
    for (const go of this.#waiting.splice(0)) go();
    await settled();
  }

  async letAllThrough(): Promise<void> {
    while (this.#waiting.length > 0) await this.letThrough();
  }
}

async function opened(limits?: Partial<JournalLimits>) {
  const slow = new SlowStore();
  const commits: Commit[] = [];
  const doubts: number[] = [];
  const events: JournalEvents = {
    committed: (commit) => void commits.push(commit),
    doubtful: async () => void doubts.push(commits.length),
  };
  const clock = new FakeClock();
  const journal = new Journal(
    { store: slow.store, log: silentLog, clock, probe: silentProbe },
    events,
    limits,
  );
  const joined = journal.submit({
    kind: 'createUser',
    actor: ana,
    at: 0,
    user: { id: ana, role: 'guest', name: 'Ana', nameKey: 'ana' },
    rooms: [GENERAL],
  });
  await slow.letThrough();
  await joined;
  slow.batches.length = 0;
  commits.length = 0;
  return { slow, journal, clock, commits, doubts };
}

test('the first write commits at once, and what arrives meanwhile forms the next commit', async () => {
  const { slow, journal } = await opened();
  const results = [1, 2, 3, 4].map((at) => journal.submit(send(at)));
  expect(slow.batches.map((batch) => batch.length)).toEqual([1]);
  await slow.letThrough();
  expect(slow.batches.map((batch) => batch.length)).toEqual([1, 3]);
  await slow.letThrough();
  const seqs = (await Promise.all(results)).map((result) => result.ok && result.answer.seq);
  expect(seqs).toEqual([1, 2, 3, 4]);
});

describe('gathering', () => {
  const gather = { writes: 4, withinMs: 8 };
  const sizes = ({ batches }: SlowStore) => batches.map((batch) => batch.length);

  /** A journal that has had a write each millisecond for a while. */
  async function busy() {
    const place = await opened({ gather });
    const { slow, journal, clock } = place;
    for (let at = 1; at <= 40; at += 1) {
      void journal.submit(send(at));
      await slow.letThrough();
      await clock.advance(1);
    }
    await clock.advance(100);
    await slow.letAllThrough();
    slow.batches.length = 0;
    return place;
  }

  test('nobody waits where writes are rare', async () => {
    const { slow, journal, clock } = await opened({ gather });
    for (let at = 1; at <= 5; at += 1) {
      await clock.advance(3);
      void journal.submit(send(at));
      expect(sizes(slow)).toHaveLength(at);
      await slow.letThrough();
    }
  });

  test('under steady load a commit waits for more writes, until there are enough', async () => {
    const { slow, journal, clock } = await busy();
    void journal.submit(send(101));
    await slow.letThrough();
    expect(sizes(slow)).toEqual([1]);
    for (const at of [102, 103, 104]) void journal.submit(send(at));
    await settled();
    expect(sizes(slow)).toEqual([1]);
    void journal.submit(send(105));
    await settled();
    expect(sizes(slow)).toEqual([1, 4]);
    expect(clock.pending).toBe(0);
    await slow.letAllThrough();
  });

  test('or until their time is up', async () => {
    const { slow, journal, clock } = await busy();
    void journal.submit(send(101));
    await slow.letThrough();
    void journal.submit(send(102));
    await clock.advance(7);
    expect(sizes(slow)).toEqual([1]);
    await clock.advance(1);
    expect(sizes(slow)).toEqual([1, 1]);
    await slow.letAllThrough();
  });

  test('and nobody waits when the journal closes', async () => {
    const { slow, journal } = await busy();
    void journal.submit(send(101));
    await slow.letThrough();
    const last = journal.submit(send(102));
    await settled();
    expect(sizes(slow)).toEqual([1]);
    const closed = journal.close();
    await settled();
    await slow.letAllThrough();
    await expect(last).resolves.toMatchObject({ ok: true });
    await closed;
  });
});

test('[D1] nobody is answered or told before the commit', async () => {
  const { slow, journal, commits } = await opened();
  let answered = false;
  const result = journal.submit(send(1)).then(() => (answered = true));
  await settled();
  expect([answered, commits.length]).toEqual([false, 0]);
  await slow.letThrough();
  await result;
  expect(commits).toHaveLength(1);
});

test('whoever is answered finds what is in memory up to date', async () => {
  const slow = new SlowStore();
  const order: string[] = [];
  const journal = new Journal(
    { store: slow.store, log: silentLog, clock: new FakeClock(), probe: silentProbe },
    {
      committed: () => void order.push('applied'),
      doubtful: () => Promise.resolve(),
    },
  );
  const result = journal
    .submit({ kind: 'endSession', actor: ana, at: 1, session: 's' as never })
    .then(() => order.push('answered'));
  await slow.letThrough();
  await result;
  expect(order).toEqual(['applied', 'answered']);
});

test('a full queue answers unavailable at once and grows no further', async () => {
  const { slow, journal } = await opened({ queued: 5, batch: 100 });
  const results = Array.from({ length: 9 }, (_, at) => journal.submit(send(at + 1)));
  const refused = await Promise.all(results.slice(6));
  for (const result of refused)
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'unavailable', retryAfterMs: expect.any(Number) },
    });
  await slow.letAllThrough();
  const taken = await Promise.all(results.slice(0, 6));
  expect(taken.every(({ ok }) => ok)).toBe(true);
});

test('a commit takes no more than its share; the rest keeps its order', async () => {
  const { slow, journal } = await opened({ queued: 100, batch: 3 });
  const results = Array.from({ length: 8 }, (_, at) => journal.submit(send(at + 1)));
  await slow.letAllThrough();
  expect(slow.batches.map((batch) => batch.length)).toEqual([1, 3, 3, 1]);
  expect((await Promise.all(results)).map((result) => result.ok && result.answer.seq)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8,
  ]);
});

test('a store that is unavailable fails its commit, tells nobody, and the next one works', async () => {
  const { slow, journal, commits, doubts } = await opened();
  slow.fail = () => new StoreUnavailable('disk full');
  const first = journal.submit(send(1));
  await slow.letThrough();
  expect(await first).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  expect([commits.length, doubts]).toEqual([0, [0]]);
  slow.fail = undefined;
  const second = journal.submit(send(1));
  await slow.letThrough();
  expect(await second).toMatchObject({ ok: true, answer: { seq: 1 } });
  // Once more before the commit is told, and then never again.
  expect([commits.length, doubts]).toEqual([1, [0, 0]]);
});

test('a commit of which certainly nothing is stored leaves no doubt', async () => {
  const { slow, journal, doubts } = await opened();
  slow.fail = () => new StoreUnavailable('disk full', { nothingStored: true });
  const first = journal.submit(send(1));
  await slow.letThrough();
  expect(await first).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  slow.fail = undefined;
  const second = journal.submit(send(1));
  await slow.letThrough();
  expect(await second).toMatchObject({ ok: true });
  expect(doubts).toEqual([]);
});

test('however many commits fail in a row, what they leave in doubt is looked into once before all is well', async () => {
  const { slow, journal, doubts } = await opened();
  slow.fail = () => new StoreUnavailable('the disk reports an error');
  for (let time = 0; time < 5; time += 1) {
    const failing = journal.submit(send(1));
    await slow.letThrough();
    await failing;
  }
  expect(doubts).toHaveLength(1);
  slow.fail = undefined;
  const last = journal.submit(send(1));
  await slow.letThrough();
  expect(await last).toMatchObject({ ok: true });
  expect(doubts).toHaveLength(2);
});

test('a bug in one write does not fail the others of its commit', async () => {
  const { slow, journal } = await opened();
  slow.fail = (writes) => (writes.some(({ at }) => at === 3) ? new TypeError('bug') : undefined);
  const results = [1, 2, 3, 4].map((at) => journal.submit(send(at)));
  await slow.letAllThrough();
  const codes = (await Promise.all(results)).map((result) =>
    result.ok ? result.answer.seq : 'error' in result && result.error.code,
  );
  expect(codes).toEqual([1, 2, 'internal', 3]);
});

test('closing finishes what was accepted and refuses the rest', async () => {
  const { slow, journal } = await opened();
  const accepted = [1, 2].map((at) => journal.submit(send(at)));
  const closing = journal.close();
  const late = await journal.submit(send(3));
  expect(late).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  await slow.letAllThrough();
  await closing;
  expect((await Promise.all(accepted)).every(({ ok }) => ok)).toBe(true);
});
