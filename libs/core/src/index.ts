export {
  type Access,
  Accounts,
  type Arrival,
  type Door,
  type InviteInfo,
  type Known,
  type PlaceInfo,
  SESSION_MS,
} from './accounts.ts';
export type { Avatars, AvatarSize } from './avatars.ts';
export type { Connection, Principal, Sink } from './connection.ts';
export type { Caller } from './context.ts';
export { type Core, type CoreOptions, createCore } from './core.ts';
export { builtInWrites } from './built-in.ts';
export { Frame } from './frame.ts';
export { Journal, type JournalEvents, type JournalLimits } from './journal.ts';
export { MemoryFiles } from './memory/memory-files.ts';
export { MemoryStore, type MemoryStoreOptions } from './memory/memory-store.ts';
export { nameKey } from './name-key.ts';
export * from './ports.ts';
export type { ExportFile, Privacy } from './privacy.ts';
export type { FileRoom, SharedFiles, Uploaded } from './shared-files.ts';
export { textWithFiles } from './store-rules.ts';
export { RateLimiter } from './rate-limiter.ts';
export { silentProbe } from './silent-probe.ts';
