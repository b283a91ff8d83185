import { systemClock } from '@parley/events';

/** How long anything that happens over a local socket may take before a test gives up on it. */
export const PATIENCE_MS = 8_000;

/** Resolves as `promise` does; rejects with `what` when it takes too long. `what` is asked only then. */
export function within<T>(
  promise: Promise<T>,
  what: string | (() => string),
  ms: number = PATIENCE_MS,
): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const cancel = systemClock.after(ms, () =>
    reject(new Error(`waited ${ms} ms for ${typeof what === 'string' ? what : what()}`)),
  );
  return Promise.race([promise, late]).finally(cancel);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => systemClock.after(ms, resolve));

/** Asks `probe` again and again until it answers something else than undefined. For what tells nobody when it is done. */
export async function eventually<T>(
  probe: () => T | undefined | Promise<T | undefined>,
  what: string | (() => string),
  ms: number = PATIENCE_MS,
): Promise<T> {
  const end = systemClock.monotonic() + ms;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined) return answer;
    if (systemClock.monotonic() > end)
      throw new Error(`waited ${ms} ms for ${typeof what === 'string' ? what : what()}`);
    await pause(25);
  }
}
