import type { Clock } from '@parley/events';
import type { SeededRandom } from './random.ts';

/** What becomes of a frame: after how many milliseconds each copy of it arrives. None means it is lost. */
export type Weather<Frame> = (frame: Frame) => readonly number[];

/** Every frame arrives once, after `ms`. */
export const steady =
  (ms: number): Weather<unknown> =>
  () => [ms];

export interface Storm {
  /** Delays lie in [least, most). */
  readonly delayMs: readonly [least: number, most: number];
  /** Probability of each, for every frame. */
  readonly drop?: number;
  readonly duplicate?: number;
}

/** Frames are delayed, dropped and doubled as the seed will have it. */
export function stormy(random: SeededRandom, { delayMs, drop = 0, duplicate = 0 }: Storm): Weather<unknown> {
  const [least, most] = delayMs;
  const delay = () => least + random.next() * (most - least);
  return () => {
    if (random.chance(drop)) return [];
    return random.chance(duplicate) ? [delay(), delay()] : [delay()];
  };
}

export interface EndReceiver<In> {
  readonly frame: (frame: In) => void;
  /** The other end closed, or the line was cut. Not called for one's own `close`. */
  readonly closed: () => void;
}

export interface PairEnd<Out, In> {
  readonly listen: (receiver: EndReceiver<In>) => void;
  readonly send: (frame: Out) => void;
  readonly close: () => void;
}

export interface SocketPair<Up, Down> {
  readonly client: PairEnd<Up, Down>;
  readonly server: PairEnd<Down, Up>;
  /** Ends the line for both, now; what is under way is lost. */
  readonly cut: () => void;
  /** From now on nothing arrives on either side and nobody is told: a half-open line. */
  readonly freeze: () => void;
}

interface PairOptions<Up, Down> {
  readonly clock: Clock;
  readonly up: Weather<Up>;
  readonly down: Weather<Down>;
  /** Frames of one direction never overtake each other, as on one TCP connection. Without it the weather decides. */
  readonly ordered?: boolean;
}

/** Two ends of a line in virtual time. Frames are copied as JSON on the way, so that the ends share nothing. */
export function socketPair<Up, Down>(options: PairOptions<Up, Down>): SocketPair<Up, Down> {
  const up = new Lane(options, options.up);
  const down = new Lane(options, options.down);
  const close = (there: { readonly close: () => void }) => {
    if (up.ended || down.ended) return;
    up.ended = true;
    down.ended = true;
    there.close();
  };
  return {
    client: {
      listen: (receiver) => down.listen(receiver),
      send: (frame) => up.send(frame),
      close: () => close(up),
    },
    server: {
      listen: (receiver) => up.listen(receiver),
      send: (frame) => down.send(frame),
      close: () => close(down),
    },
    cut: () => {
      if (up.ended || down.ended) return;
      close(up);
      down.close();
    },
    freeze: () => {
      up.frozen = true;
      down.frozen = true;
    },
  };
}

/** One direction. */
class Lane<Frame> {
  ended = false;
  frozen = false;
  readonly #clock: Clock;
  readonly #weather: Weather<Frame>;
  readonly #ordered: boolean;
  #receiver: EndReceiver<Frame> | undefined;
  #lastArrival = 0;

  constructor({ clock, ordered = false }: { clock: Clock; ordered?: boolean }, weather: Weather<Frame>) {
    this.#clock = clock;
    this.#weather = weather;
    this.#ordered = ordered;
  }

  listen(receiver: EndReceiver<Frame>): void {
    this.#receiver = receiver;
  }

  send(frame: Frame): void {
    if (this.ended || this.frozen) return;
    const json = JSON.stringify(frame);
    for (const delay of this.#weather(frame)) {
      const now = this.#clock.monotonic();
      const arrival = this.#ordered ? Math.max(now + delay, this.#lastArrival) : now + delay;
      this.#lastArrival = Math.max(arrival, this.#lastArrival);
      this.#clock.after(arrival - now, () => {
        if (!this.ended && !this.frozen) this.#receiver?.frame(JSON.parse(json));
      });
    }
  }

  close(): void {
    if (!this.frozen) this.#clock.after(0, () => this.#receiver?.closed());
  }
}
