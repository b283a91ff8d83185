import type { CommandName, ErrorCode } from '@parley/events';

/** Structured log; never given message contents. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Watches what core does, for whoever counts it. Called in the midst of things: must be quick, and never throws. */
export interface Probe {
  /** A command was answered after so many milliseconds. */
  answered(command: CommandName | 'unknown', code: 'ok' | ErrorCode, ms: number): void;
  /** So many writes became durable in one commit. */
  committed(writes: number, ms: number): void;
  /** A commit failed, and its writers know. */
  failed(): void;
  /** One socket was given one frame. */
  delivered(): void;
  /** One socket reads too slowly, and went without a frame that nothing depends on. */
  dropped(): void;
  /** One socket had read too slowly, and is told to sync. */
  resynced(): void;
}
