import type {
  AuditEntry,
  Catchup,
  Epoch,
  FileId,
  Invite,
  Member,
  MessageBody,
  MessagePage,
  Pin,
  Preference,
  Report,
  Room,
  RoomEntry,
  RoomId,
  SearchPage,
  Token,
  User,
  UserId,
} from '@parley/events';
import type { SecretHash } from './access-writes.ts';
import type { Commit } from './commit.ts';
import type { PurgeStep } from './moderation-writes.ts';
import type {
  HistoryQuery,
  KeptFile,
  Membership,
  ReportQuery,
  RoomHead,
  SearchQuery,
  Totals,
} from './queries.ts';
import type { Credentials, LiveSession, Session, SessionId } from './sessions.ts';
import type { Write } from './writes.ts';

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
