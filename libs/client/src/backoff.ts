/**
 * Exponential back-off with full jitter, so that thousands who lost the same server do not come back at the same time
 * (M. Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015), between a floor and a cap.
 */
export const backoff = { floorMs: 300, capMs: 15_000, baseMs: 1_000 } as const;

/** Milliseconds to wait before try `attempt` (1, 2, 3 …); `random` gives numbers in [0, 1). */
export function backoffMs(attempt: number, random: () => number): number {
  // Above 2^10 the cap rules anyway; without the bound the power would reach Infinity.
  const ceiling = Math.min(backoff.capMs, backoff.baseMs * 2 ** Math.min(attempt - 1, 10));
  return backoff.floorMs + random() * (ceiling - backoff.floorMs);
}
