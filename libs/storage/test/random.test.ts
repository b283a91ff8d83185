import { MemoryStore, type Store, type Write } from '@parley/core';
import { muted, refusals, tooSoon } from '@parley/core/store-rules';
import fc from 'fast-check';
import { everything } from './everything.ts';
import { Mirror } from './mirror.ts';
import { history, rooms, sessions, users } from './random-writes.ts';
import { EPOCH, sqlite, temporaryFile } from './temporary.ts';

/** A failing history is made smaller, but not for ever. */
const limits = { interruptAfterTimeLimit: 100_000, markInterruptAsFailure: true };

const known = { users, rooms, sessions };
const memory = (): MemoryStore => new MemoryStore({ epoch: EPOCH, at: 1_000 });

/** What mirrors, fetched at different moments and left behind, know after catching up, and what fresh ones know. */
async function catchUpAndFetch(
  store: Store,
  commits: readonly (readonly Write[])[],
): Promise<{ caughtUp: object[]; fresh: object[] }> {
  const stale = rooms.map((id) => ({ id, mirror: new Mirror(id) }));
  for (const [at, writes] of commits.entries()) {
    await store.commit(writes);
    if (at % 5 === 0) for (const id of rooms) stale.push({ id, mirror: await Mirror.fetch(store, id) });
  }
  const caughtUp: object[] = [];
  const fresh: object[] = [];
  for (const { id, mirror } of stale) {
    await mirror.catchUp(store);
    caughtUp.push(mirror.view);
    fresh.push((await Mirror.fetch(store, id)).view);
  }
  return { caughtUp, fresh };
}

/** Without times, so that two refusals of one kind are the same. */
const timeless = (message: string): string => message.replace(/[\d.]+ (?=s\b)/, '# ');

describe('random histories', () => {
  test('SQLite and memory give the same commits and the same reads', async () => {
    const asked = new Set<string>();
    const succeeded = new Set<string>();
    const refused = new Set<string>();
    const property = fc.asyncProperty(history, async (commits) => {
      const store = sqlite(temporaryFile());
      await store.open();
      const model = memory();
      for (const writes of commits) {
        const commit = await store.commit(writes);
        expect(commit).toEqual(await model.commit(writes));
        for (const [at, write] of writes.entries()) {
          const result = commit.results[at];
          asked.add(write.kind);
          if (result?.ok) succeeded.add(write.kind);
          else if (result) refused.add(timeless(result.message));
        }
      }
      expect(await everything(store, known)).toEqual(await everything(model, known));
      await store.close();
    });
    await fc.assert(property, { ...limits, seed: 20_356, numRuns: 36 });
    // The histories reached everything that can happen; only one message never gets so many different emoji, nor one bot so many tokens.
    expect(asked.size).toBe(44);
    expect(succeeded).toEqual(asked);
    const unreachable: readonly unknown[] = [
      refusals.tooManyEmoji,
      refusals.tooManyPreferences,
      refusals.tooManyPins,
      refusals.tooManyTokens,
      refusals.tooManyInvites,
    ];
    const reachable = Object.values(refusals).filter((refusal) => !unreachable.includes(refusal));
    const timed = [muted(0, 0), ...[tooSoon(1, 0, 0)].flatMap((wait) => wait ?? [])];
    expect(refused).toEqual(new Set([...reachable, ...timed].map(({ message }) => timeless(message))));
  }, 120_000);

  test('a frame says what a catch-up from before it would say', async () => {
    const property = fc.asyncProperty(history, async (commits) => {
      const store = memory();
      for (const writes of commits)
        for (const { room, from, to, changes, users: named } of (await store.commit(writes)).frames)
          expect({ to, changes, users: named }).toEqual(
            pick(await store.changes({ room, since: from, limit: 1_000 })),
          );
    });
    await fc.assert(property, { ...limits, seed: 20_356, numRuns: 40 });
  });

  test('stale state and changes are a fresh fetch, in memory', async () => {
    const property = fc.asyncProperty(history, async (commits) => {
      const { caughtUp, fresh } = await catchUpAndFetch(memory(), commits);
      expect(caughtUp).toEqual(fresh);
    });
    await fc.assert(property, { ...limits, seed: 20_356, numRuns: 40 });
  });

  test('stale state and changes are a fresh fetch, in SQLite', async () => {
    const property = fc.asyncProperty(history, async (commits) => {
      const store = sqlite(temporaryFile());
      await store.open();
      const { caughtUp, fresh } = await catchUpAndFetch(store, commits);
      expect(caughtUp).toEqual(fresh);
      await store.close();
    });
    await fc.assert(property, { ...limits, seed: 20_356, numRuns: 40 });
  }, 120_000);
});

type Changes = Awaited<ReturnType<Store['changes']>>;
const pick = ({ to, changes, users: named }: Changes): Pick<Changes, 'to' | 'changes' | 'users'> => ({
  to,
  changes,
  users: named,
});
