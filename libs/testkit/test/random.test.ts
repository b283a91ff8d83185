import { messageId as messageIdSchema } from '@parley/events';
import { seededRandom, seededUuids } from '../src/index.ts';

const draw = (seed: number, count: number) => {
  const { next } = seededRandom(seed);
  return Array.from({ length: count }, next);
};

test('one seed gives the same numbers every time, another seed others', () => {
  expect(draw(7, 50)).toEqual(draw(7, 50));
  expect(draw(7, 50)).not.toEqual(draw(8, 50));
  expect(draw(7 + 2 ** 32, 50)).not.toEqual(draw(7, 50));
});

test('numbers lie in [0, 1) and spread evenly', () => {
  const numbers = draw(1, 20_000);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  const tenths = Array.from(
    { length: 10 },
    (_, n) => numbers.filter((each) => Math.floor(each * 10) === n).length,
  );
  for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200);
});

test('chance, below and pick keep to their bounds', () => {
  const random = seededRandom(3);
  expect(Array.from({ length: 100 }, () => random.chance(0)).includes(true)).toBe(false);
  expect(Array.from({ length: 100 }, () => random.chance(1)).includes(false)).toBe(false);
  expect(new Set(Array.from({ length: 200 }, () => random.below(3)))).toEqual(new Set([0, 1, 2]));
  expect(new Set(Array.from({ length: 200 }, () => random.pick(['a', 'b'])))).toEqual(new Set(['a', 'b']));
  expect(() => random.pick([])).toThrow('nothing to pick');
});

test('seeded ids are UUIDv7, differ, and repeat with the seed', () => {
  const ids = (seed: number) => {
    const next = seededUuids(seededRandom(seed), () => 1_767_225_600_000);
    return Array.from({ length: 50 }, next);
  };
  for (const id of ids(1)) expect(messageIdSchema.safeParse(id).success).toBe(true);
  expect(new Set(ids(1)).size).toBe(50);
  expect(ids(1)).toEqual(ids(1));
});
