/** Time as a port: core, client and tests never ask the machine directly. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z; may jump in both directions. */
  now(): number;
  /** Milliseconds from an arbitrary start; never goes back. For durations. */
  monotonic(): number;
  /** Runs `task` once after `ms`; the returned function cancels it and may be called at any time. */
  after(ms: number, task: () => void): () => void;
}

/** The machine's clock: the one place that names its globals. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
