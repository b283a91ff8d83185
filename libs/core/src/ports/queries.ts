import type { Head, Member, MemberRole, Room, RoomId, SharedFile, User, UserId } from '@parley/events';

/** A file that is kept, whose it is, and the message that has it. */
export interface KeptFile {
  readonly file: SharedFile;
  readonly owner: UserId;
  readonly place: { readonly room: RoomId; readonly seq: number } | undefined;
}

/** A user's own row in a room. */
export interface Membership {
  readonly room: RoomId;
  readonly role: MemberRole;
  readonly state: Member['state'];
  readonly read: number;
  readonly mutedUntil?: number | undefined;
}

export interface RoomHead {
  readonly room: Room;
  readonly head: Head;
}

export interface ReportQuery {
  readonly resolved: boolean;
  readonly rooms?: readonly RoomId[] | undefined;
  readonly except?: UserId | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

export interface HistoryQuery {
  readonly room: RoomId;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly around?: number | undefined;
  /** A time: around `firstSeqAt` (store-rules.ts). */
  readonly at?: number | undefined;
  readonly limit: number;
}

export interface Totals {
  readonly people: Readonly<Record<User['role'], number>>;
  /** Threads are none. */
  readonly rooms: number;
  /** Also the deleted ones: their places stay. */
  readonly messages: number;
  /** What the database takes; 0 for a store that keeps nothing. */
  readonly bytes: number;
}

export interface SearchQuery {
  readonly user: UserId;
  /** Folded (searchTerms of search-text.ts); a message must contain all. None: whatever passes the filters. */
  readonly terms: readonly string[];
  readonly room?: RoomId | undefined;
  readonly from?: UserId | undefined;
  /** Sent before this time; from this time on. */
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly has?: 'link' | 'file' | undefined;
  readonly is?: 'pinned' | undefined;
  /** Only messages of others that call the user: by name, or as everybody of a room the user is in. */
  readonly mentions?: 'me' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}
