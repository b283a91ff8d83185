/** Sub-buckets of each power of two: values are kept to about 1.5 %. */
const FINE = 64;
const FINE_BITS = 6;

/** Durations in microseconds, up to more than an hour, in bounded space and without an allocation per value. */
export class Histogram {
  readonly #counts = new Float64Array(FINE * 32);
  #total = 0;

  get total(): number {
    return this.#total;
  }

  addMs(ms: number, times = 1): void {
    const value = Math.max(0, Math.round(ms * 1_000));
    const at = bucketOf(value);
    this.#counts[at] = (this.#counts[at] ?? 0) + times;
    this.#total += times;
  }

  /** Milliseconds that the share `p` (0 to 1) of all values does not exceed; NaN without values. */
  percentile(p: number): number {
    let left = this.#total * p;
    for (const [at, count] of this.#counts.entries()) {
      left -= count;
      if (left <= 0 && count > 0) return lowerEnd(at) / 1_000;
    }
    return Number.NaN;
  }
}

function bucketOf(value: number): number {
  if (value < FINE) return value;
  const shift = 31 - Math.clz32(value) - FINE_BITS + 1;
  return shift * (FINE / 2) + (value >>> shift);
}

function lowerEnd(bucket: number): number {
  if (bucket < FINE) return bucket;
  const shift = Math.floor(bucket / (FINE / 2)) - 1;
  return (bucket - shift * (FINE / 2)) * 2 ** shift;
}
