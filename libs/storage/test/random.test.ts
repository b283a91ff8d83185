import { MemoryStore, type Store, type Write } from '@parley/core';
import { refusals } from '@parley/core/store-rules';
import fc from 'fast-check';
import { everything } from './everything.ts';
import { Mirror } from './mirror.ts';
import { history, rooms, sessions, users } from './random-writes.ts';
import { EPOCH, sqlite, temporaryFile } from './temporary.ts';

const known = { users, rooms, sessions };
const memory = (): MemoryStore => new MemoryStore({ epoch: EPOCH, at: 1_000 });

/** Mirrors, fetched at different moments and left behind, catch up and must equal fresh ones. */
async function expectCatchUpToBeFresh(store: Store, commits: readonly (readonly Write[])[]): Promise<void> {
  const stale = rooms.map((id) => ({ id, mirror: new Mirror(id) }));
  for (const [at, writes] of commits.entries()) {
    await store.commit(writes);
    if (at % 5 === 0) for (const id of rooms) stale.push({ id, mirror: await Mirror.fetch(store, id) });
  }
  for (const { id, mirror } of stale) {
    await mirror.catchUp(store);
    expect(mirror.view).toEqual((await Mirror.fetch(store, id)).view);
  }
}

describe('random histories', () => {
  test('SQLite and memory give the same commits and the same reads', async () => {
    const succeeded = new Set<string>();
    const refused = new Set<string>();
    const property = fc.asyncProperty(history, async (commits) => {
      const store = sqlite(temporaryFile());
      await store.open();
      const model = memory();
      for (const writes of commits) {
        const commit = await store.commit(writes);
        expect(commit).toEqual(await model.commit(writes));
        for (const [at, result] of commit.results.entries())
          if (result.ok) succeeded.add(writes[at]?.kind ?? '');
          else refused.add(result.message);
      }
      expect(await everything(store, known)).toEqual(await everything(model, known));
      await store.close();
    });
    await fc.assert(property, { seed: 20_261, numRuns: 25 });
    // The histories reached everything that can happen; only one message never gets so many different emoji.
    expect(succeeded.size).toBe(13);
    const reachable = Object.values(refusals).filter((refusal) => refusal !== refusals.tooManyEmoji);
    expect(refused).toEqual(new Set(reachable.map(({ message }) => message)));
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
    await fc.assert(property, { seed: 20_262, numRuns: 200 });
  });

  test('stale state and changes are a fresh fetch, in memory', async () => {
    const property = fc.asyncProperty(history, (commits) => expectCatchUpToBeFresh(memory(), commits));
    await fc.assert(property, { seed: 20_263, numRuns: 100 });
  });

  test('stale state and changes are a fresh fetch, in SQLite', async () => {
    const property = fc.asyncProperty(history, async (commits) => {
      const store = sqlite(temporaryFile());
      await store.open();
      await expectCatchUpToBeFresh(store, commits);
      await store.close();
    });
    await fc.assert(property, { seed: 20_264, numRuns: 8 });
  }, 120_000);
});

type Changes = Awaited<ReturnType<Store['changes']>>;
const pick = ({ to, changes, users: named }: Changes): Pick<Changes, 'to' | 'changes' | 'users'> => ({
  to,
  changes,
  users: named,
});
