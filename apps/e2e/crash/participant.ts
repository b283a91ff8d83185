/** What the load needs of a client, whichever kind it is. */
import type { RoomId, User } from '@parley/events';
import type { Order } from './light-outbox.ts';

export interface Participant {
  readonly user: User;
  /** The rev up to which it has each of its rooms. */
  readonly cursors: ReadonlyMap<RoomId, number>;
  /** Why it is not at rest: not connected, not everything answered; undefined if it is. */
  readonly unrest: string | undefined;
  start(): void;
  /** Puts a command into its outbox. */
  order(order: Order): void;
  /** Makes it look now what it would find by itself after a while: that it is connected, and up to date. */
  nudge(): void;
  /** Writes down what it shows, when nothing will change any more. */
  describe(): Promise<void>;
  close(): void;
}
