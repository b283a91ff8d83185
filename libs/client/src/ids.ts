import type { MessageId, OpId } from '@parley/events';

/** Makes the ids by which the server knows a repetition. The one place that brands them. */
export interface Ids {
  readonly message: () => MessageId;
  readonly op: () => OpId;
}

/** `newId` gives a new UUIDv7 in lower case each time. */
export const createIds = (newId: () => string): Ids => ({
  message: () => newId() as MessageId,
  op: () => newId() as OpId,
});
