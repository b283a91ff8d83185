import type { Change, EndReason, FileId, Preference, Report, RoomId, User, UserId } from '@parley/events';
import type { SessionId } from './sessions.ts';
import type { WriteResult } from './writes.ts';

/**
 * What one commit changed in one room, in order of rev; `from` is the room's rev before. A facet that changed more than once
 * comes once, in its last state: the frame is what `changes` since `from` would say right after the commit.
 */
export interface RoomFrame {
  readonly room: RoomId;
  readonly from: number;
  readonly to: number;
  readonly changes: readonly Change[];
  /** Everybody whom the changes name (authors, members, reactors, a room's maker and its people), in order of id. */
  readonly users: readonly User[];
}

export interface EndedSession {
  readonly session: SessionId;
  readonly reason: EndReason;
  /** Whose it was that was banned: they may be let in again. */
  readonly user?: UserId;
}

/** All that one transaction did, for those who keep something in memory or tell others. */
export interface Commit {
  /** One for each write, in the order given. */
  readonly results: readonly WriteResult[];
  /** In the order in which the rooms first changed. */
  readonly frames: readonly RoomFrame[];
  /** Read positions that moved, by reading, sending or joining: the last one for each user and room. */
  readonly reads: readonly {
    readonly user: UserId;
    readonly room: RoomId;
    readonly seq: number;
    /** Only when the position moved back: what calls the user behind it, as `Store.mentions` tells it. */
    readonly mentions?: readonly number[];
  }[];
  /** What people set for themselves, and null where they took it away: the last for each user and key. */
  readonly preferences: readonly (Preference & { readonly user: UserId })[];
  /** Users that changed (not: that are new). */
  readonly users: readonly User[];
  readonly endedSessions: readonly EndedSession[];
  /** Of which room and whose message reports were made or resolved. */
  readonly reports: readonly ReportNews[];
  /** Files that are nobody's any more: their bytes are to go. */
  readonly goneFiles: readonly FileId[];
}

/** A report of a message by `about` in `room` is new, or resolved: who may see it hears of it. */
export type ReportNews = Pick<Report, 'room'> & { readonly about: UserId };
