import {
  type Connection,
  type Core,
  type Principal,
  type SessionId,
  type Sink,
  StoreUnavailable,
} from '@parley/core';
import { type Ack, failure, success } from '@parley/events';

const signedOut = () => failure('unauthenticated', 'Sign in first.');
const tooMany = () =>
  failure('rate_limited', 'You are connected too often; close some of your windows or devices.', {
    retryAfterMs: 10_000,
  });
const unavailable = () =>
  failure('unavailable', 'The server cannot read its data right now.', { retryAfterMs: 2_000 });

/** What a socket is let in by. */
export interface AdmitOptions {
  readonly core: Core;
  /** How many connections one person may have. */
  readonly maxPerUser: number;
}

/** Lets the socket of a signed-in person in, or says why not. */
export async function admit(
  { core, maxPerUser }: AdmitOptions,
  session: SessionId | undefined,
  sink: Sink,
): Promise<Ack<Connection>> {
  if (session === undefined) return signedOut();
  return orUnavailable(async () => {
    const found = await core.authenticate(session);
    if (!found) return signedOut();
    const connection = await core.attach(found.principal, sink);
    if (core.connections(connection.user) > maxPerUser) {
      core.detach(connection);
      return tooMany();
    }
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

/** Who has proved to be in by `session`, or that nobody has. Rejects with StoreUnavailable. */
export async function principalOf(core: Core, session: SessionId | undefined): Promise<Ack<Principal>> {
  const found = session && (await core.authenticate(session));
  return found ? success(found.principal) : signedOut();
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
