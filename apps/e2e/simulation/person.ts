import type { SessionId } from '@parley/core';
import type { User } from '@parley/events';
import type { Device } from './device.ts';

/** Somebody who is signed in, with all devices of theirs. */
export interface Person {
  readonly user: User;
  readonly session: SessionId;
  readonly devices: Device[];
}
