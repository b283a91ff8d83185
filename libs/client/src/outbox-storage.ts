import type { CommandError, MessageId, RoomId, SharedFile, UserId } from '@parley/events';

/** Whose outbox: a message never leaves in another's name or for another server. */
export interface OutboxOwner {
  readonly server: string;
  readonly user: UserId;
}

/** A message as it waits. `place` orders an owner's messages; clocks do not. */
export interface StoredMessage extends OutboxOwner {
  readonly id: MessageId;
  readonly room: RoomId;
  readonly text: string;
  readonly files?: readonly SharedFile[];
  readonly at: number;
  readonly place: number;
  /** Set when the server refused it. */
  readonly error?: CommandError;
}

/** A message that has no place yet. */
export type NewMessage = Omit<StoredMessage, 'place'>;

/**
 * Where messages wait until the server has them. A promise resolves once the step would survive a crash. A rejection is
 * no loss by itself: the outbox goes on in memory and says so.
 */
export interface OutboxStorage {
  /** The owner's messages, in any order. */
  load(owner: OutboxOwner): Promise<readonly StoredMessage[]>;
  /** Adds or replaces by id. */
  put(message: StoredMessage): Promise<void>;
  remove(id: MessageId): Promise<void>;
}

/** Lasts as long as the page. */
export function memoryOutboxStorage(): OutboxStorage {
  const stored = new Map<MessageId, StoredMessage>();
  return {
    load: (owner) =>
      Promise.resolve(
        [...stored.values()].filter(({ server, user }) => server === owner.server && user === owner.user),
      ),
    put: (message) => {
      stored.set(message.id, message);
      return Promise.resolve();
    },
    remove: (id) => {
      stored.delete(id);
      return Promise.resolve();
    },
  };
}
