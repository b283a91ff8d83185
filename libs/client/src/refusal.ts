import type { ErrorCode, Failure } from '@parley/events';

/** A failure that this client finds by itself, in the form in which a server answers one. */
export const refusal = (code: ErrorCode, message: string): Failure => ({
  ok: false,
  error: { code, message },
});
