/** What core needs from outside. Adapters: libs/storage (Store), apps/server (Sink, Log), libs/testkit (all, for tests). */
import type {
  Ack,
  AuditEntry,
  Catchup,
  Change,
  CommandName,
  EndReason,
  Invite,
  InviteId,
  Epoch,
  ErrorCode,
  FileId,
  Head,
  Member,
  MemberRole,
  MessageBody,
  MessageId,
  MessagePage,
  OpId,
  Preference,
  Pin,
  Report,
  Room,
  RoomEntry,
  RoomId,
  Scope,
  Token,
  TokenId,
  SearchPage,
  SharedFile,
  Status,
  User,
  UserId,
  UserRole,
} from '@parley/events';
import type { AccessWrite, AccessWriteAnswers, SecretHash } from './access-writes.ts';
import type { BotWrite, BotWriteAnswers } from './bot-writes.ts';
import type { FileAnswers, FileWrite, SentFile } from './file-writes.ts';
import type { PrivacyAnswers, PrivacyWrite } from './privacy-writes.ts';
import type { AuditNote, ModerationAnswers, ModerationWrite, PurgeStep } from './moderation-writes.ts';

export type { AuditNote, PurgeStep } from './moderation-writes.ts';

/** SHA-256 of what proves a session or a bot's token, in hex: the token itself is kept nowhere. */
export type SessionId = string & { readonly __brand: 'SessionId' };

export interface Session {
  readonly id: SessionId;
  readonly user: User;
  /** What it was opened with, in few words; undefined if nobody knows. */
  readonly device?: string | undefined;
  readonly createdAt: number;
  /** When it was last opened or extended; a token has a time of its own. */
  readonly usedAt?: number | undefined;
  /** Undefined: it has no end. */
  readonly expiresAt: number | undefined;
  /** Only if it is a bot's token. */
  readonly token?: { readonly scopes: readonly Scope[]; readonly usedAt: number | undefined } | undefined;
}

/** A session of somebody who signed in. */
export interface LiveSession extends Session {
  readonly usedAt: number;
  readonly expiresAt: number;
}

/** A session to be opened. */
export interface NewSession {
  readonly id: SessionId;
  readonly expiresAt: number;
  readonly device?: string | undefined;
}

/** Who can sign in, and with what. */
export interface Credentials {
  readonly user: User;
  /** As `Passwords.hash` made it. */
  readonly password: string;
}

/** A name or handle, and its key: two that look alike are one. */
export interface UniqueText {
  readonly text: string;
  readonly key: string;
}

/**
 * One change somebody wants. Each is all or nothing, and is checked again inside the transaction (does the room exist,
 * is the actor still joined), because dispatch decided on what it knew before. Times are milliseconds since the epoch.
 * With `op`, a repetition by the same actor gets the first answer, whatever happened since and for at least 30 days; with
 * other content than the first it is `conflict`. An actor who is gone is `forbidden`. The time and a new room's id are no part of the content (both differ
 * between two attempts); what was refused is not remembered. `audit` goes into the log if the write succeeds, once; it
 * is no part of the content either.
 */
export type Write = {
  readonly actor: UserId;
  readonly at: number;
  readonly op?: OpId | undefined;
  readonly audit?: AuditNote | undefined;
} & (
  | ModerationWrite
  | {
      /**
       * A new user, signed in, and joined to `rooms`. `nameKey` is taken while somebody has it as the key of a name (who is no
       * guest, or a guest with a live session) or of a handle. With `password` they can sign in again; and who can, in a place
       * that has no owner yet, becomes its owner.
       */
      readonly kind: 'createUser';
      readonly user: {
        readonly id: UserId;
        readonly role: UserRole;
        readonly name: string;
        readonly nameKey: string;
      };
      readonly password?: string | undefined;
      readonly session?: NewSession | undefined;
      readonly rooms: readonly RoomId[];
      /** Used by coming in: one that is not good is `not_found`. Its rooms are joined, too. */
      readonly invite?: SecretHash | undefined;
    }
  /**
   * A guest keeps the name: with a password they are a member, or the owner of a place that has none yet. The session
   * `replaces` ends as `renewed`: `session` takes its place. Who is no guest is `conflict`.
   */
  | {
      readonly kind: 'register';
      readonly user: UserId;
      readonly password: string;
      readonly session: NewSession;
      readonly replaces: SessionId;
    }
  /**
   * Facets of a user; what is left out stays, null takes it away. `changedAt` grows also when the clock was set back; what is so
   * already changes nothing. A name or handle that looks like anybody's is `conflict`, as is a handle for a guest; a status that is
   * over at `at` is `invalid`.
   */
  | {
      readonly kind: 'updateUser';
      readonly user: UserId;
      readonly name?: UniqueText | undefined;
      readonly handle?: UniqueText | undefined;
      readonly avatar?: string | null | undefined;
      readonly timeZone?: string | null | undefined;
      readonly status?: Status | null | undefined;
    }
  /**
   * By the owner. `owner` hands the place over: who was owner is admin then. Only who has registered can get a role, and the owner
   * has no other way to lose theirs (`conflict`).
   */
  | { readonly kind: 'setUserRole'; readonly user: UserId; readonly role: 'owner' | 'admin' | 'member' }
  /**
   * Signs a registered user in. `proof` is the hash that their password was compared with: if it is another by now, it is
   * `forbidden`. The session `replaces` ends.
   */
  | {
      readonly kind: 'openSession';
      readonly user: UserId;
      readonly proof: string;
      readonly session: NewSession;
      readonly replaces?: SessionId | undefined;
    }
  /** As `openSession`, `proof`. With `endsOthers` all sessions end but this one. */
  | {
      readonly kind: 'setPassword';
      readonly user: UserId;
      readonly proof: string;
      readonly password: string;
      readonly endsOthers?: SessionId | undefined;
    }
  /** An unknown session, or one that has run out at `at`, is `not_found`: its name may be somebody else's by now. Sets `usedAt`. */
  | { readonly kind: 'extendSession'; readonly session: SessionId; readonly expiresAt: number }
  /** Ends it; a guest without another live session gives the name back. Ending an unknown session is no error. */
  | { readonly kind: 'endSession'; readonly session: SessionId }
  /** Ends all sessions of a user, but for one. */
  | { readonly kind: 'endSessions'; readonly user: UserId; readonly but?: SessionId | undefined }
  | {
      /**
       * A room and its first members, each with a rev of its own: the room takes rev 1, the members 2, 3, … in the given order.
       * `key` makes it unique: a channel's folded name (`conflict` if taken) or the sorted people of a direct room (then the
       * existing room is the answer, and nothing changes). Keys of all kinds share one space. An unknown actor or member is
       * `not_found`, an id that is taken `conflict`.
       */
      readonly kind: 'createRoom';
      readonly room: Pick<Room, 'id' | 'kind' | 'name' | 'topic' | 'people'>;
      readonly key?: string | undefined;
      readonly members: readonly { readonly user: UserId; readonly role: MemberRole }[];
    }
  /** By a member, or who leads the room; what is the same already changes nothing and takes no rev. */
  | {
      readonly kind: 'updateRoom';
      readonly room: RoomId;
      readonly name?: string | undefined;
      readonly key?: string | undefined;
      readonly topic?: string | undefined;
      /** 0 ends it. */
      readonly slowModeSeconds?: number | undefined;
      readonly readOnly?: boolean | undefined;
      readonly archived?: boolean | undefined;
      /** Null keeps messages for ever. */
      readonly retentionDays?: number | null | undefined;
    }
  /**
   * The thread of a message, as the room `thread` unless it has one already. Who may not write in the message's room is refused only
   * where there is no thread yet, and so is a message that was deleted.
   */
  | {
      readonly kind: 'openThread';
      readonly room: RoomId;
      readonly seq: number;
      readonly thread: RoomId;
    }
  /** By who may write there; an empty name is none. What is the same already changes nothing. */
  | {
      readonly kind: 'updateThread';
      readonly room: RoomId;
      readonly name?: string | undefined;
      readonly resolved?: boolean | undefined;
    }
  /** Joins users as role `member`; who is joined already stays as is and takes no rev. `unlessRemoved`: a removed user is `forbidden` (joining by oneself), otherwise let in again (invited) by who leads the room. Whoever joins somebody else must be joined or lead it. Who comes in, also again, has read up to the head, and is muted as before. The answer's rev is the room's. A thread takes only who is in its room. */
  | {
      readonly kind: 'join';
      readonly room: RoomId;
      readonly users: readonly UserId[];
      readonly unlessRemoved: boolean;
    }
  /**
   * Ends a membership, and with it that of the room's threads; who is not joined is `not_found`, but who has left can still be removed, and who was removed stays so.
   * Whoever ends somebody else's must be joined or lead the room. A thread is left, and by oneself alone.
   */
  | {
      readonly kind: 'part';
      readonly room: RoomId;
      readonly user: UserId;
      readonly state: 'left' | 'removed';
      /** With a removal: all they said there up to now is to be deleted (see Store.purge). */
      readonly purge?: boolean | undefined;
    }
  /**
   * A message by `actor`, who must be joined, and neither muted nor, unless they lead the room, too quick for its slow mode
   * or kept out by `readOnly`. The author's read position moves to it. A second send of `id` answers with the
   * first one's place, also after an edit, a deletion or the author's leaving; the same id with another room, author,
   * sent text or files is `conflict`. Files are the author's own that no message has (`not_found`), and the message's from then on. Whom the text mentions (mentions.ts) is found out here, as who may read the room is known here alone.
   * In a thread all that is asked of its room. Author, whoever is mentioned and, with the first reply, the author of the root join it,
   * as far as they are in its room: to them the message is new.
   */
  | {
      readonly kind: 'send';
      readonly room: RoomId;
      readonly id: MessageId;
      readonly text: string;
      readonly files?: readonly SentFile[] | undefined;
      readonly alias?: string | undefined;
      /** The author's slow mode holds even if they lead the room: a token without the scope for it gives no moderator's rights. */
      readonly asMember?: true | undefined;
    }
  /** A new text for an existing message, and with it whom it mentions; deleted is `not_found`; an equal text changes nothing and answers with the rev as it is. */
  | { readonly kind: 'edit'; readonly room: RoomId; readonly seq: number; readonly text: string }
  /** Empties the message and removes its reactions for ever, in one rev: whoever gets it drops the reactions, of which nothing reports any more. Deleting a deleted one answers with its rev. */
  | { readonly kind: 'delete'; readonly room: RoomId; readonly seq: number }
  /** Sets or takes back one person's emoji on a message; no change if it is so already (the rev is then the reaction's, or the message's if there never was one); a 21st different emoji is `conflict`. */
  | {
      readonly kind: 'react';
      readonly room: RoomId;
      readonly seq: number;
      readonly emoji: string;
      readonly on: boolean;
    }
  /**
   * What the actor sets for themself; null takes it away. One too many, or more characters of JSON than fit in all, is `conflict`.
   * What is so already changes nothing.
   */
  | { readonly kind: 'setPreference'; readonly key: string; readonly value: Preference['value'] }
  /**
   * Pins a message for everybody in the room, or takes the pin away; no change if it is so already (the rev is then the pin's,
   * or the message's if there never was one). One more than fit is `conflict`. Whoever can't write there can't do it either.
   */
  | { readonly kind: 'pin'; readonly room: RoomId; readonly seq: number; readonly on: boolean }
  /** Sets the actor's read position, forwards or back, at most to the room's head. Takes no rev. */
  | { readonly kind: 'read'; readonly room: RoomId; readonly seq: number }
  | BotWrite
  | FileWrite
  | PrivacyWrite
  | AccessWrite
);

export type WriteKind = Write['kind'];

/** What a write that succeeded answers. The same for a repetition with the same `op` (or message id). */
export interface WriteAnswers
  extends BotWriteAnswers, AccessWriteAnswers, FileAnswers, ModerationAnswers, PrivacyAnswers {
  readonly createUser: { readonly user: User };
  readonly register: { readonly user: User };
  readonly updateUser: { readonly user: User };
  readonly setUserRole: { readonly user: User };
  readonly openSession: { readonly user: User };
  readonly setPassword: Record<never, never>;
  readonly extendSession: { readonly expiresAt: number };
  readonly endSession: Record<never, never>;
  readonly endSessions: { readonly ended: number };
  readonly createRoom: { readonly room: Room; readonly head: Head; readonly created: boolean };
  readonly updateRoom: { readonly room: Room };
  readonly openThread: { readonly room: Room; readonly head: Head };
  readonly updateThread: { readonly room: Room };
  readonly join: { readonly rev: number; readonly added: readonly UserId[] };
  readonly part: { readonly rev: number };
  readonly send: { readonly seq: number; readonly rev: number; readonly at: number };
  readonly edit: { readonly rev: number };
  readonly delete: { readonly rev: number };
  readonly react: { readonly rev: number };
  readonly pin: { readonly rev: number };
  readonly read: { readonly seq: number };
  readonly setPreference: Record<never, never>;
}

export type WriteResult<K extends WriteKind = WriteKind> =
  | { readonly ok: true; readonly answer: WriteAnswers[K] }
  | {
      readonly ok: false;
      readonly code: Extract<ErrorCode, 'invalid' | 'not_found' | 'forbidden' | 'conflict' | 'rate_limited'>;
      readonly message: string;
      /** After which it can succeed: of a wait, or of a time of silence. */
      readonly retryAfterMs?: number;
    };

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

/** A file that is kept, whose it is, and the message that has it. */
export interface KeptFile {
  readonly file: SharedFile;
  readonly owner: UserId;
  readonly place: { readonly room: RoomId; readonly seq: number } | undefined;
}

/** A report of a message by `about` in `room` is new, or resolved: who may see it hears of it. */
export type ReportNews = Pick<Report, 'room'> & { readonly about: UserId };

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

/** Why the store can't work now: a full disk, a lock, an I/O error. The writes of that commit are not acknowledged; a retry is safe. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  /** True if it is certain that nothing was stored. Otherwise memory may now be older than the database. */
  readonly nothingStored: boolean;

  constructor(
    message: string,
    { nothingStored = false, ...options }: ErrorOptions & { readonly nothingStored?: boolean } = {},
  ) {
    super(message, options);
    this.nothingStored = nothingStored;
  }
}

/**
 * The database. An unknown room has rev 0 and nothing in it. Reads see every commit that was answered before they were asked. Every method may reject with
 * StoreUnavailable; any other rejection is a bug. Contract suite: libs/storage.
 */
export interface Store {
  /** Opens, migrates under a lock, and seeds the built-in rooms and the lobby's guest (who is joined to the lobby). */
  open(): Promise<{ readonly epoch: Epoch }>;
  /** One durable transaction over all writes, applied in order. A write that fails by its result leaves the others untouched. */
  commit(writes: readonly Write[]): Promise<Commit>;

  /** A session or a token that lives at `now`. */
  session(id: SessionId, now: number): Promise<Session | undefined>;
  /** All bots, in order of id. */
  bots(): Promise<readonly User[]>;
  /** The tokens of a bot, also those that have run out, in order of id, with the sessions that they are. */
  tokens(bot: UserId): Promise<readonly { readonly session: SessionId; readonly token: Token }[]>;
  /** The live sessions of a user, the one used last first. */
  sessions(user: UserId, now: number): Promise<readonly LiveSession[]>;
  /**
   * Of a user, or of who has a name or handle with that key; undefined if nobody like that can sign in. Names from before they
   * were found to look alike may share a key: then of whose it is letter by letter, but for case.
   */
  credentials(
    of: { readonly user: UserId } | { readonly key: string; readonly name?: string | undefined },
  ): Promise<Credentials | undefined>;
  /** A good invite and the rooms to which it would join somebody new; undefined if it is not good at `now`. */
  invite(
    secret: SecretHash,
    now: number,
  ): Promise<{ readonly invite: Invite; readonly rooms: readonly Room[] } | undefined>;
  /** All invites, in order of id, also those that are used up or have expired. */
  invites(): Promise<readonly Invite[]>;
  /** How many one-time codes a user has left. */
  recoveryCodes(user: UserId): Promise<number>;
  /** Whether the place has an owner. */
  hasOwner(): Promise<boolean>;
  /** Each once, in order of id; who is unknown is left out. */
  users(ids: readonly UserId[]): Promise<readonly User[]>;
  /** Users in order of name (inNameOrder of libs/events) after `after`, whose name contains `query` without regard to case. A list goes on behind the place that `after` has now; behind an id that nobody has there is nothing. A guest without a live session has gone for ever and is left out, as is the lobby's guest. */
  listUsers(query: {
    readonly now: number;
    readonly query?: string | undefined;
    readonly after?: UserId | undefined;
    readonly gone?: User['gone'];
    readonly limit: number;
  }): Promise<{ readonly users: readonly User[]; readonly more: boolean }>;

  room(id: RoomId): Promise<RoomHead | undefined>;
  /** What a user set for themself, in order of key. */
  preferences(user: UserId): Promise<readonly Preference[]>;
  /** The user's rows in all rooms, also those left or removed from. */
  memberships(user: UserId): Promise<readonly Membership[]>;
  /** All rooms the user is joined to. */
  entries(user: UserId): Promise<readonly RoomEntry[]>;
  /**
   * Messages by others behind the user's read position that call them, by themself or with everybody: the seqs in order, of each
   * room that they are joined to and that has any; the first limits.mentionsPerRoom of each, and limits.mentionsTold at all.
   */
  mentions(user: UserId): Promise<readonly { readonly room: RoomId; readonly seqs: readonly number[] }[]>;
  /** Channels, and private rooms the user is joined to, in order of name after `after`: behind the place it has now; nothing if the list does not show it. `members` counts the joined. */
  listRooms(query: {
    readonly user: UserId;
    readonly query?: string | undefined;
    readonly after?: RoomId | undefined;
    readonly limit: number;
  }): Promise<{
    readonly rooms: readonly { readonly room: Room; readonly members: number; readonly joined: boolean }[];
    readonly more: boolean;
  }>;
  /** Members who are joined, or who were removed, in order of name, after the place that the user `after` has now, whether joined or not; nothing behind an id that nobody has. `users` are in the same order. */
  members(query: {
    readonly room: RoomId;
    readonly state?: 'removed' | undefined;
    readonly after?: UserId | undefined;
    readonly limit: number;
  }): Promise<{
    readonly rev: number;
    readonly members: readonly Member[];
    readonly users: readonly User[];
    readonly more: boolean;
  }>;
  /**
   * A place outside the room counts as its nearest end. `around` gives a full page if the room has one. Reactions are in order of
   * emoji, their users in order of id (by code unit), so that a client that applies changes one by one gets the same.
   */
  history(query: HistoryQuery): Promise<MessagePage>;
  /**
   * Every facet whose rev is greater than `since`, in its state now, in order of rev; at most `limit`. `to` is the rev of the last
   * one if there are more, otherwise the room's.
   */
  changes(query: {
    readonly room: RoomId;
    readonly since: number;
    readonly limit: number;
  }): Promise<Extract<Catchup, { kind: 'changes' }>>;
  /**
   * Messages that are not deleted, in rooms that the user is joined to, in channels that the user was not removed from, and in the
   * threads of both, the one committed last first; with `room` also of its threads, whose rooms come with the threads. Finds what was committed a moment ago. `cursor` is given if there may be more.
   */
  search(query: SearchQuery): Promise<SearchPage>;
  message(room: RoomId, seq: number): Promise<MessageBody | undefined>;
  /** What is pinned in a room, the last pinned first, before the rev `before`; with who pinned and who wrote. */
  pins(query: {
    readonly room: RoomId;
    readonly before?: number | undefined;
    readonly limit: number;
  }): Promise<{
    readonly rev: number;
    readonly pins: readonly Pin[];
    readonly users: readonly User[];
    readonly more: boolean;
  }>;
  /** A file, also one that no message has yet. */
  file(id: FileId): Promise<KeptFile | undefined>;
  /** Those of these that are kept, in order of id. */
  keptFiles(ids: readonly FileId[]): Promise<readonly FileId[]>;
  /** Bytes of all files of a user. */
  fileBytes(user: UserId): Promise<number>;
  /** Messages of a room that have files, the newest first, before the seq `before`; with their authors. */
  files(query: {
    readonly room: RoomId;
    readonly before?: number | undefined;
    readonly limit: number;
  }): Promise<{
    readonly rev: number;
    readonly messages: readonly MessageBody[];
    readonly users: readonly User[];
    readonly more: boolean;
  }>;
  report(id: number): Promise<Report | undefined>;
  /** Reports, the newest first, with everybody they name; only of `rooms`, and of messages by others than `except`, where given. */
  reports(query: ReportQuery): Promise<{
    readonly reports: readonly Report[];
    readonly users: readonly User[];
    readonly more: boolean;
    /** How many are open, of those rooms and by those others, on whatever page. */
    readonly open: number;
  }>;
  /** The next step of the first purge that is not done: at most `limit` messages, found among at most PURGE_SPAN. Undefined if there is nothing left to purge. */
  purge(limit: number): Promise<PurgeStep | undefined>;
  /** The newest entries of the audit log first, or those before an id, with everybody they name. */
  audit(query: { readonly before?: number | undefined; readonly limit: number }): Promise<{
    readonly entries: readonly AuditEntry[];
    readonly users: readonly User[];
    readonly more: boolean;
  }>;

  /** How much there is. A guest without a live session at `now` has gone for ever, and is left out as the lobby's guest is. */
  totals(now: number): Promise<Totals>;
  /** The rooms that keep their messages only so many days, and their threads. */
  retained(): Promise<readonly { readonly room: RoomId; readonly days: number }[]>;
  /** Who has gone and whose messages are still to be removed. */
  removals(): Promise<readonly UserId[]>;
  /** What a user said in a room, and their reactions, at messages with `after` < seq <= `to`. */
  said(query: {
    readonly room: RoomId;
    readonly user: UserId;
    readonly after: number;
    readonly to: number;
  }): Promise<{
    readonly messages: readonly MessageBody[];
    readonly reactions: readonly { readonly seq: number; readonly emoji: string }[];
  }>;
  /** Takes what was deleted also out of the database's own logs, as far as nobody else has them open. */
  forget(): Promise<void>;

  /** Resolves if a write would succeed now, otherwise rejects with StoreUnavailable. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Why the files can't be kept or read now: a full disk, a folder that went away. A retry is safe. */
export class FilesUnavailable extends Error {
  override readonly name = 'FilesUnavailable';
}

/**
 * Bytes under names that core makes: words of a-z, 0-9, `_` and `-`, an ending after a dot, in one folder (`avatars/x-1.webp`). Every
 * method may reject with FilesUnavailable. Contract suite: libs/storage.
 */
export interface Files {
  /** Whole or not at all, and kept when it is answered. What had the name before is replaced. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  get(name: string): Promise<Uint8Array | undefined>;
  /** As `put`, piece by piece; a rejection of `bytes` is one of this. */
  putPieces(name: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** The bytes from `start` up to and with `end` (all), piece by piece. The pieces may reject with FilesUnavailable; who ends early lets go of the file. */
  pieces(
    name: string,
    range?: { readonly start: number; readonly end: number },
  ): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** No error if there is no such file. */
  delete(name: string): Promise<void>;
  /** What a folder holds, in order of name, and since when. */
  list(folder: string): Promise<readonly { readonly name: string; readonly at: number }[]>;
}

/** Reads pictures that somebody handed over, and trusts none of them. */
export interface Images {
  /**
   * The middle square of a picture in each of these sizes (pixels), as WebP with nothing of what a camera adds. What can't be read is
   * `invalid`, too many pixels are `too_large`; when too many wait, `unavailable`.
   */
  squares(picture: Uint8Array, sizes: readonly number[]): Promise<Ack<readonly Uint8Array[]>>;
  /**
   * The whole picture, upright and no larger than so many pixels, as WebP with nothing of what a camera adds; and the pixels of
   * the picture itself. Refuses as `squares` does. `read` is called when its turn has come, so that what waits takes no memory;
   * rejects if it does.
   */
  preview(
    read: () => Promise<Uint8Array>,
    box: { readonly width: number; readonly height: number },
  ): Promise<Ack<{ readonly preview: Uint8Array; readonly width: number; readonly height: number }>>;
}

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

/** Randomness as a port: tests give a seeded one. */
export interface Ids {
  roomId(): RoomId;
  userId(): UserId;
  tokenId(): TokenId;
  inviteId(): InviteId;
  /** Of an upload: nobody guesses it. */
  fileId(): FileId;
  /** Of a picture: nobody guesses it. */
  pictureId(): string;
  /** A new secret for somebody to keep or to hand on, and its hash. */
  pass(): { readonly secret: string; readonly hash: SecretHash };
  hashOf(secret: string): SecretHash;
  /** A new secret that nobody guesses, and the session that it proves. */
  secret(): { readonly secret: string; readonly session: SessionId };
}

/** Slow hashes of passwords. At most so many are made at once, so that signing in never slows those who talk: above it `unavailable`. */
export interface Passwords {
  hash(password: string): Promise<Ack<string>>;
  /** Without a hash it takes as long and answers false: nobody learns by waiting whether there is such a user. */
  verify(password: string, hash: string | undefined): Promise<Ack<boolean>>;
}
