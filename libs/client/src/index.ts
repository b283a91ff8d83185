export { backoffMs } from './backoff.ts';
export { createChatClient, type ChatClientOptions } from './client.ts';
export type { DraftFile, DraftFiles, KeptDraftFile } from './draft-files.ts';
export { mergeKept } from './kept-state.ts';
export type {
  HeldMembers,
  HeldMessages,
  KeptChange,
  KeptRoom,
  KeptState,
  StateStorage,
} from './kept-state.ts';
export {
  memoryOutboxStorage,
  type NewMessage,
  type OutboxOwner,
  type OutboxStorage,
  type StoredMessage,
} from './outbox-storage.ts';
export type { JoinedOutbox, OutboxStep, OutboxTab, SharedOutbox } from './shared-outbox.ts';
export type { CloseReason, Link, LinkReceiver, ServerFrame, Transport } from './transport.ts';
export { systemRandom, type Random } from './random.ts';
export { transportOnDemand } from './transport-on-demand.ts';
export { wakeOnReturn } from './wake-on-return.ts';
export type { NoticeOf, NoticeTime } from './store.ts';
export type * from './types.ts';
