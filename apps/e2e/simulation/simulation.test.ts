import { plantedFaults } from './faults.ts';
import { simulate } from './run.ts';

/** Some seeds take long on a busy machine. */
const PATIENCE_MS = 120_000;
/** Fixed, so that they tell the same today and tomorrow; `npm run simulate` plays any others. */
const seeds = Array.from({ length: 40 }, (_, index) => index + 1);
/** A planted fault has this many runs to show. */
const chances = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

test.each(seeds)(
  '[D1 to D10] every promise holds in seed %i',
  async (seed) => {
    expect((await simulate(seed)).problems).toEqual([]);
  },
  PATIENCE_MS,
);

test('the same seed plays the same', async () => {
  expect((await simulate(7)).digest).toBe((await simulate(7)).digest);
});

describe.each(plantedFaults)('when $name', ({ plant, broken }) => {
  const finds = async (): Promise<readonly string[]> => {
    for (const seed of chances) {
      const { violations } = await simulate(seed, plant());
      if (violations.length > 0) return violations.map((violation) => violation.broken);
    }
    return [];
  };

  test(
    'the checker finds it and calls it by its name',
    async () => {
      const found = await finds();
      expect(found.filter((each) => broken.some((name) => name === each))).not.toEqual([]);
    },
    PATIENCE_MS,
  );
});
