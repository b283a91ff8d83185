import type { Ack, ErrorCode, Failure } from '@parley/events';

/** HTTP status of each error code. */
const statuses: Readonly<Record<ErrorCode, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
};

/** A failure on its way out of a controller; the error filter makes the response of it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.error.message);
    this.failure = failure;
  }
}

/** The data of an answer, or the refusal that it is. */
export function granted<T>(answer: Ack<T>): T {
  if (answer.ok) return answer.data;
  throw new Refusal(answer);
}

/** How a failure looks over HTTP. */
export function responseOf({ error }: Failure): {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { readonly error: Failure['error'] };
} {
  const wait = error.retryAfterMs;
  return {
    status: statuses[error.code],
    headers: wait === undefined ? {} : { 'Retry-After': String(Math.ceil(wait / 1_000)) },
    body: { error },
  };
}
