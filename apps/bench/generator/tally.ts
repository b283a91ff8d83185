import { Histogram } from './histogram.ts';

const PROBLEMS_KEPT = 20;

/** What the receivers have seen. Times are taken only while `recording`. */
export class Tally {
  recording = false;
  deliveries = 0;
  acks = 0;
  /** Messages that were read, each once, however many got them. */
  messages = 0;
  /** Frames with messages that the wire carried. */
  frames = 0;
  delivery = new Histogram();
  ack = new Histogram();
  readonly problems: string[] = [];

  /** Begins anew with the times. */
  forgetTimes(): void {
    this.delivery = new Histogram();
    this.ack = new Histogram();
  }

  /** Something that must not be: the run is no result. */
  problem(what: string): void {
    if (this.problems.length < PROBLEMS_KEPT) this.problems.push(what);
  }
}
