export { type Access, SESSION_MS } from './accounts.ts';
export type { Connection, Principal, Sink } from './connection.ts';
export type { Caller } from './context.ts';
export { type Core, type CoreOptions, createCore } from './core.ts';
export { Frame } from './frame.ts';
export { Journal, type JournalLimits } from './journal.ts';
export { nameKey } from './name-key.ts';
export * from './ports.ts';
export { RateLimiter } from './rate-limiter.ts';
