import { type Connection, type Core, type SessionId, type Sink, StoreUnavailable } from '@parley/core';
import { type Ack, failure, success } from '@parley/events';

const signedOut = () => failure('unauthenticated', 'Sign in first.');
const unavailable = () =>
  failure('unavailable', 'The server cannot read its data right now.', { retryAfterMs: 2_000 });

/** Lets the socket of a signed-in person in, or says why not. */
export async function admit(
  core: Core,
  session: SessionId | undefined,
  sink: Sink,
): Promise<Ack<Connection>> {
  if (session === undefined) return signedOut();
  return orUnavailable(async () => {
    const found = await core.authenticate(session);
    if (!found) return signedOut();
    const connection = await core.attach(found.principal, sink);
    try {
      // A sign-out committed between the two found no socket to close: look again, now that there is one.
      if (await core.authenticate(session)) return success(connection);
    } catch (error) {
      core.detach(connection);
      throw error;
    }
    core.detach(connection);
    return signedOut();
  });
}

/** Answers `unavailable` when the store is; any other rejection is a bug and goes on. */
export async function orUnavailable<T>(work: () => Promise<Ack<T>>): Promise<Ack<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreUnavailable) return unavailable();
    throw error;
  }
}
