import { type SeededRandom, seededRandom } from '@parley/testkit';

/** True if something goes wrong that does so with probability `p`; never when the weather is calm. */
export type Mishap = (p: number) => boolean;

/** What one seed plays: how many people, how long, and how bad the weather is. Probabilities are per occasion. */
export interface Plan {
  readonly people: number;
  /** Things that people and weather do. */
  readonly deeds: number;
  /** Mean pause between two deeds. */
  readonly pauseMs: number;
  readonly rateLimits: boolean;
  /** How often a deed is one of the weather's. */
  readonly storminess: number;
  readonly disk: {
    readonly slowestMs: number;
    /** A read or commit fails, and has no effect. */
    readonly fails: number;
    /** A commit is done and then said to have failed, as when a database's answer is lost. */
    readonly lies: number;
  };
  readonly wire: {
    readonly slowestMs: number;
    /** A command arrives twice. */
    readonly doubles: number;
  };
  /** What becomes of one `room:changed` on its way to one socket, as between nodes: it is only a hint. */
  readonly hints: { readonly lost: number; readonly doubled: number; readonly late: number };
  /** Bytes as which one byte counts on a line whose reader is slow. */
  readonly heaviness: number;
  readonly outboxFails: number;
  /** Clients keep what they saw, and show it at their next start. */
  readonly warm: boolean;
  /** People have several tabs, which share an outbox. */
  readonly tabs: boolean;
  /** Messages that somebody sends in one go while somebody else is away. */
  readonly flood: number;
}

const calmOr = (random: SeededRandom, calm: number, p: number): number => (random.chance(calm) ? 0 : p);

export function planOf(seed: number): Plan {
  const random = seededRandom(seed);
  const oneOf = random.pick;
  const tabs = random.chance(0.4);
  return {
    people: oneOf([3, 4, 5, 6, 7, 8, 20]),
    deeds: oneOf([250, 400, 600]),
    pauseMs: oneOf([4, 15, 60, 250]),
    rateLimits: random.chance(0.4),
    storminess: oneOf([0.02, 0.05, 0.1, 0.2]),
    disk: {
      slowestMs: oneOf([0.5, 4, 30, 200]),
      fails: calmOr(random, 0.6, 0.02),
      lies: calmOr(random, 0.6, 0.02),
    },
    wire: { slowestMs: oneOf([2, 40, 300, 1_500]), doubles: calmOr(random, 0.5, 0.03) },
    hints: {
      lost: calmOr(random, 0.5, 0.03),
      doubled: calmOr(random, 0.5, 0.05),
      late: calmOr(random, 0.5, 0.05),
    },
    heaviness: oneOf([1, 300, 3_000]),
    // What a tab could not keep goes its own way: then several tabs can't hold one order.
    outboxFails: tabs ? 0 : calmOr(random, 0.8, 0.05),
    warm: random.chance(0.5),
    tabs,
    flood: random.chance(0.04) ? oneOf([600, 2_200]) : 0,
  };
}
