import type { Clock } from '@parley/events';
import type { SeededRandom } from '@parley/testkit';

export interface Holder {
  readonly came: () => void;
}

/** A lock that one tab of a device has at a time, in order of asking; free in the moment in which its tab gives it back. */
export class Turn {
  readonly #clock: Clock;
  readonly #random: SeededRandom;
  readonly #slowestMs: number;
  #waiting: (readonly [name: string, holder: Holder])[] = [];
  #held: string | undefined;

  constructor(clock: Clock, random: SeededRandom, slowestMs: number) {
    this.#clock = clock;
    this.#random = random;
    this.#slowestMs = slowestMs;
  }

  /** `holder` hears when the turn comes; asking twice changes nothing. */
  seek(name: string, holder: Holder): void {
    if (this.#held === name || this.#waiting.some(([other]) => other === name)) return;
    this.#waiting.push([name, holder]);
    this.#next();
  }

  /** Gives the turn back, or stops waiting for it; true if the tab had it. */
  giveBack(name: string): boolean {
    this.#waiting = this.#waiting.filter(([other]) => other !== name);
    if (this.#held !== name) return false;
    this.#held = undefined;
    this.#next();
    return true;
  }

  #next(): void {
    const [first] = this.#waiting;
    if (!first || this.#held !== undefined) return;
    const [name, holder] = first;
    this.#waiting.shift();
    this.#held = name;
    this.#clock.after(this.#random.next() * this.#slowestMs, () => {
      if (this.#held === name) holder.came();
    });
  }
}
