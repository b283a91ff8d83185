import type { SessionId } from '@parley/core';
import type { User } from '@parley/events';
import type { Device } from './device.ts';

/** Somebody who is signed in, with all devices of theirs. */
export interface Person {
  readonly user: User;
  /** Another with each sign-in. */
  session: SessionId;
  /** Who has one can come back after a sign-out or a ban. */
  readonly password?: string | undefined;
  readonly devices: Device[];
}
