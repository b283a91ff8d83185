/** Numbers in [0, 1). Tests give a seeded one. */
export type Random = () => number;

/** The machine's randomness: the one place that names its global. */
export const systemRandom: Random = () => {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return word / 2 ** 32;
};
