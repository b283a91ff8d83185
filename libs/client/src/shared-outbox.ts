import type { MessageId, Reply } from '@parley/events';
import type { NewMessage, OutboxOwner, OutboxStorage, StoredMessage } from './outbox-storage.ts';

/**
 * What becomes of one message: given what is kept under its id, and the place behind all that were ever given to this
 * person's messages, answers what shall be kept from now on. Undefined is nothing.
 */
export type OutboxStep = (kept: StoredMessage | undefined, next: number) => StoredMessage | undefined;

/** What a tab is told. */
export interface OutboxTab {
  /** It is this tab's turn to send (true), or not any more. At most one tab of a person has it. */
  readonly leads: (leads: boolean) => void;
  /** Another tab changed what is kept. A hint: what is kept is the truth. */
  readonly changed: () => void;
  /** Another tab sent a message, and this is its place in the room. */
  readonly sent: (id: MessageId, sent: Reply<'message:send'>) => void;
}

/** A tab's part in the outbox that all tabs of a person have together. */
export interface JoinedOutbox {
  /** All messages kept, in any order. */
  load(): Promise<readonly StoredMessage[]>;
  /**
   * Alters one message in one step, which no other tab can come between, and answers what is kept then. Resolves once
   * the step would survive a crash; a rejection means that nothing changed.
   */
  alter(id: MessageId, step: OutboxStep): Promise<StoredMessage | undefined>;
  /** Keeps a new message at once, until `alter` has kept it: `load` has it too when the page is gone before that. */
  hold?(message: NewMessage): void;
  /** The message is not wanted any more, and `alter` could not say so. */
  drop?(id: MessageId): void;
  /** Tells the other tabs; see `OutboxTab.sent`. */
  tellSent(id: MessageId, sent: Reply<'message:send'>): void;
  /** Asks for the turn to send; `leads` tells when it comes. */
  seek(): void;
  /** Gives the turn to another tab. */
  rest(): void;
  /** The tab has no part in it any more. What it kept stays. */
  leave(): void;
}

/** Where the messages of a person wait, for all tabs that the person has open. */
export interface SharedOutbox {
  join(owner: OutboxOwner, tab: OutboxTab): JoinedOutbox;
}

/** The outbox of a client that is the only one to use `storage`: it always has the turn. */
export const exclusiveOutbox = (storage: OutboxStorage): SharedOutbox => ({
  join: (owner, { leads }) => {
    const kept = new Map<MessageId, StoredMessage>();
    let loaded = false;
    let last = 0;
    let steps: Promise<unknown> = Promise.resolve();
    const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
      const done = steps.then(step);
      steps = done.catch(() => {});
      return done;
    };
    const keep = (message: StoredMessage) => {
      kept.set(message.id, message);
      last = Math.max(last, message.place);
    };
    return {
      load: () =>
        inTurn(async () => {
          if (!loaded) for (const message of await storage.load(owner)) keep(message);
          loaded = true;
          return [...kept.values()];
        }),
      alter: (id, step) =>
        inTurn(async () => {
          const before = kept.get(id);
          const after = step(before, last + 1);
          if (after === before) return after;
          if (after === undefined) {
            await storage.remove(id);
            kept.delete(id);
          } else {
            await storage.put(after);
            keep(after);
          }
          return after;
        }),
      tellSent: () => {},
      seek: () => leads(true),
      rest: () => leads(false),
      leave: () => {},
    };
  },
});
