/** Counts what happened. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(what: string, times = 1): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + times);
  }

  addAll(other: Tally): void {
    for (const [what, times] of other.#counts) this.add(what, times);
  }

  get(what: string): number {
    return this.#counts.get(what) ?? 0;
  }

  /** In order of the alphabet. */
  get entries(): readonly (readonly [string, number])[] {
    return [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
