/** The closed list of error codes. */
export const errorCodes = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'too_large',
  'rate_limited',
  'unavailable',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** One reason why a request was refused: where (`text`, `users.3`) and why. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

export interface CommandError {
  readonly code: ErrorCode;
  /** A sentence for a person; never a stack, SQL or path. */
  readonly message: string;
  /** Milliseconds after which a retry can succeed; with `rate_limited` and `unavailable`, and with `forbidden` if it is so for a time only. */
  readonly retryAfterMs?: number;
  readonly issues?: readonly Issue[];
}

export interface Success<T> {
  readonly ok: true;
  readonly data: T;
}

export interface Failure {
  readonly ok: false;
  readonly error: CommandError;
}

/** Answer to every command: a union, never an exception. */
export type Ack<T> = Success<T> | Failure;

export const success = <T>(data: T): Success<T> => ({ ok: true, data });

export const failure = (code: ErrorCode, message: string, extra: Partial<CommandError> = {}): Failure => ({
  ok: false,
  error: { code, message, ...extra },
});
