import type { ErrorCode, Failure } from '@parley/events';

/** A failure that this client finds by itself, in the form in which a server answers one. */
export const refusal = (code: ErrorCode, message: string): Failure => ({
  ok: false,
  error: { code, message },
});

/** True if the same command may be taken a while later (`error.retryAfterMs`). */
export const isPassing = ({ error }: Failure): boolean =>
  error.code === 'rate_limited' || error.code === 'unavailable';
