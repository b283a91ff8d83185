/** What core needs from outside. Adapters: libs/storage (Store, Files), apps/server (the others), libs/testkit (for tests). */
export type * from './ports/access-writes.ts';
export type * from './ports/account-writes.ts';
export type * from './ports/bot-writes.ts';
export type * from './ports/commit.ts';
export * from './ports/files.ts';
export type * from './ports/file-writes.ts';
export type * from './ports/images.ts';
export type * from './ports/message-writes.ts';
export type * from './ports/moderation-writes.ts';
export type * from './ports/observability.ts';
export type * from './ports/privacy-writes.ts';
export type * from './ports/queries.ts';
export type * from './ports/room-writes.ts';
export type * from './ports/secrets.ts';
export type * from './ports/sessions.ts';
export * from './ports/store.ts';
export type * from './ports/writes.ts';
