import type { SeededRandom } from '@parley/testkit';

/** One of a list that is not empty, each as often as its weight says. */
export function weighted<T extends { readonly weight: number }>(random: SeededRandom, list: readonly T[]): T {
  let place = random.next() * list.reduce((sum, { weight }) => sum + weight, 0);
  for (const each of list) {
    place -= each.weight;
    if (place < 0) return each;
  }
  return random.pick(list);
}
