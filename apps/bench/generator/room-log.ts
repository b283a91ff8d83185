import type { Heard, Said } from '../dialects/dialect.ts';
import type { Tally } from './tally.ts';

/** At most so many of a frame's messages are timed at each receiver, spread evenly over it. */
const TIMED = 8;

/** A frame with messages as it was on the wire. */
export interface LoggedFrame {
  readonly wire: Buffer;
  readonly said: readonly Said[];
  /** When those messages were sent that are timed. */
  readonly sentAt: readonly number[];
  /** How many receivers have it. */
  seen: number;
}

/** Where the log asks when a message was sent. */
export interface Speaker {
  /** Milliseconds; undefined for a message that nobody sent, or that is complete. */
  sentAt(number: number): number | undefined;
}

/**
 * What was said in one room. The first receiver that gets a frame reads it and checks the order; all others only have to
 * get the same bytes in the same order, which is as strict and costs next to nothing.
 */
export class RoomLog {
  readonly #tally: Tally;
  readonly #speakers: (sender: number) => Speaker | undefined;
  readonly #receivers: number;
  readonly #onComplete: (frame: LoggedFrame) => void;
  /** Frames that not everybody has yet. */
  readonly #open: LoggedFrame[] = [];
  #dropped = 0;
  #position: number | undefined;
  readonly #lastOf = new Map<number, number>();

  constructor(options: {
    readonly tally: Tally;
    readonly speakers: (sender: number) => Speaker | undefined;
    /** How many members read. */
    readonly receivers: number;
    /** Every receiver has the frame. */
    readonly onComplete: (frame: LoggedFrame) => void;
  }) {
    this.#tally = options.tally;
    this.#speakers = options.speakers;
    this.#receivers = options.receivers;
    this.#onComplete = options.onComplete;
  }

  /** Where a receiver starts that gets everything from now on. */
  get end(): number {
    return this.#dropped + this.#open.length;
  }

  at(place: number): LoggedFrame | undefined {
    return this.#open[place - this.#dropped];
  }

  /** A frame that nobody had before. */
  add(wire: Buffer, { said, from, to }: Extract<Heard, { kind: 'said' }>): LoggedFrame {
    if (this.#position !== undefined && from !== this.#position)
      this.#tally.problem(`a frame begins after ${from}, the one before ended at ${this.#position}`);
    this.#position = to;
    for (const { sender, number } of said) {
      const before = this.#lastOf.get(sender) ?? 0;
      if (number !== before + 1)
        this.#tally.problem(`message ${number} of sender ${sender} comes after ${before}`);
      this.#lastOf.set(sender, number);
    }
    const step = Math.max(1, Math.floor(said.length / TIMED));
    const sentAt = said
      .filter((_, at) => at % step === 0)
      .map(({ sender, number }) => this.#speakers(sender)?.sentAt(number) ?? Number.NaN);
    if (sentAt.some(Number.isNaN))
      this.#tally.problem('a message that nobody sent, or one for the second time');
    const frame: LoggedFrame = { wire, said, sentAt, seen: 0 };
    this.#open.push(frame);
    this.#tally.frames += 1;
    this.#tally.messages += said.length;
    return frame;
  }

  /** One more receiver has the frame. */
  received(frame: LoggedFrame, now: number): void {
    const tally = this.#tally;
    tally.deliveries += frame.said.length;
    if (tally.recording) {
      const times = frame.said.length / frame.sentAt.length;
      for (const sentAt of frame.sentAt) tally.delivery.addMs(now - sentAt, times);
    }
    frame.seen += 1;
    if (frame.seen < this.#receivers) return;
    // Everybody passes the frames in this order, so that the oldest one is complete first.
    if (this.#open.shift() !== frame) tally.problem('a frame overtook another');
    this.#dropped += 1;
    this.#onComplete(frame);
  }
}
