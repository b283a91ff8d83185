/** What core needs from outside. Adapters: libs/storage (Store), apps/server (Sink, Log), libs/testkit (all, for tests). */
import type {
  Catchup,
  Change,
  CommandName,
  Epoch,
  ErrorCode,
  Head,
  Member,
  MemberRole,
  MessageBody,
  MessageId,
  MessagePage,
  OpId,
  Room,
  RoomEntry,
  RoomId,
  User,
  UserId,
} from '@parley/events';

/** SHA-256 of a session's token, in hex: the token itself is kept nowhere. */
export type SessionId = string & { readonly __brand: 'SessionId' };

export interface Session {
  readonly id: SessionId;
  readonly user: User;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/**
 * One change somebody wants. Each is all or nothing, and is checked again inside the transaction (does the room exist,
 * is the actor still joined), because dispatch decided on what it knew before. Times are milliseconds since the epoch.
 * With `op`, a repetition by the same actor gets the first answer, whatever happened since and for at least 30 days; with
 * other content than the first it is `conflict`. The time and a new room's id are no part of the content (both differ
 * between two attempts); what was refused is not remembered.
 */
export type Write = { readonly actor: UserId; readonly at: number; readonly op?: OpId | undefined } & (
  | {
      /** A new user, signed in, and joined to `rooms`. `nameKey` is taken while a user that is no guest, or a guest with a live session, has it. */
      readonly kind: 'createUser';
      readonly user: {
        readonly id: UserId;
        readonly kind: User['kind'];
        readonly name: string;
        readonly nameKey: string;
      };
      readonly session?: { readonly id: SessionId; readonly expiresAt: number } | undefined;
      readonly rooms: readonly RoomId[];
    }
  /** `changedAt` grows also when the clock was set back; the same name and key change nothing. */
  | { readonly kind: 'renameUser'; readonly user: UserId; readonly name: string; readonly nameKey: string }
  /** An unknown session, or one that has run out at `at`, is `not_found`: its name may be somebody else's by now. */
  | { readonly kind: 'extendSession'; readonly session: SessionId; readonly expiresAt: number }
  /** Ends it; a guest without another live session gives the name back. Ending an unknown session is no error. */
  | { readonly kind: 'endSession'; readonly session: SessionId }
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
  /** By a member; the same name and topic change nothing and take no rev. */
  | {
      readonly kind: 'updateRoom';
      readonly room: RoomId;
      readonly name?: string | undefined;
      readonly key?: string | undefined;
      readonly topic?: string | undefined;
    }
  /** Joins users as role `member`; who is joined already stays as is and takes no rev. `unlessRemoved`: a removed user is `forbidden` (joining by oneself), otherwise let in again (invited). Whoever joins somebody else must be joined. Who comes in, also again, has read up to the head. The answer's rev is the room's. */
  | {
      readonly kind: 'join';
      readonly room: RoomId;
      readonly users: readonly UserId[];
      readonly unlessRemoved: boolean;
    }
  /** Ends a membership; who is not joined is `not_found`. Whoever ends somebody else's must be joined. */
  | {
      readonly kind: 'part';
      readonly room: RoomId;
      readonly user: UserId;
      readonly state: 'left' | 'removed';
    }
  /**
   * A message by `actor`, who must be joined. The author's read position moves to it. A second send of `id` answers with the
   * first one's place, also after an edit, a deletion or the author's leaving; the same id with another room, author or
   * sent text is `conflict`.
   */
  | {
      readonly kind: 'send';
      readonly room: RoomId;
      readonly id: MessageId;
      readonly text: string;
      readonly alias?: string | undefined;
    }
  /** A new text for an existing message; deleted is `not_found`; an equal text changes nothing and answers with the rev as it is. */
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
  /** Sets the actor's read position, forwards or back, at most to the room's head. Takes no rev. */
  | { readonly kind: 'read'; readonly room: RoomId; readonly seq: number }
);

export type WriteKind = Write['kind'];

/** What a write that succeeded answers. The same for a repetition with the same `op` (or message id). */
export interface WriteAnswers {
  readonly createUser: { readonly user: User };
  readonly renameUser: { readonly user: User };
  readonly extendSession: { readonly expiresAt: number };
  readonly endSession: Record<never, never>;
  readonly createRoom: { readonly room: Room; readonly head: Head; readonly created: boolean };
  readonly updateRoom: { readonly room: Room };
  readonly join: { readonly rev: number; readonly added: readonly UserId[] };
  readonly part: { readonly rev: number };
  readonly send: { readonly seq: number; readonly rev: number; readonly at: number };
  readonly edit: { readonly rev: number };
  readonly delete: { readonly rev: number };
  readonly react: { readonly rev: number };
  readonly read: { readonly seq: number };
}

export type WriteResult<K extends WriteKind = WriteKind> =
  | { readonly ok: true; readonly answer: WriteAnswers[K] }
  | {
      readonly ok: false;
      readonly code: Extract<ErrorCode, 'not_found' | 'forbidden' | 'conflict'>;
      readonly message: string;
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

/** All that one transaction did, for those who keep something in memory or tell others. */
export interface Commit {
  /** One for each write, in the order given. */
  readonly results: readonly WriteResult[];
  /** In the order in which the rooms first changed. */
  readonly frames: readonly RoomFrame[];
  /** Read positions that moved, by reading, sending or joining: the last one for each user and room. */
  readonly reads: readonly { readonly user: UserId; readonly room: RoomId; readonly seq: number }[];
  /** Users that changed (not: that are new). */
  readonly users: readonly User[];
  readonly endedSessions: readonly SessionId[];
}

/** A user's own row in a room. */
export interface Membership {
  readonly room: RoomId;
  readonly role: MemberRole;
  readonly state: Member['state'];
  readonly read: number;
}

export interface RoomHead {
  readonly room: Room;
  readonly head: Head;
}

export interface HistoryQuery {
  readonly room: RoomId;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly around?: number | undefined;
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

  session(id: SessionId, now: number): Promise<Session | undefined>;
  /** Each once, in order of id; who is unknown is left out. */
  users(ids: readonly UserId[]): Promise<readonly User[]>;
  /** Users in order of id after `after`, whose name contains `query` without regard to case. A guest without a live session has gone for ever and is left out, as is the lobby's guest. */
  listUsers(query: {
    readonly now: number;
    readonly query?: string | undefined;
    readonly after?: UserId | undefined;
    readonly limit: number;
  }): Promise<{ readonly users: readonly User[]; readonly more: boolean }>;

  room(id: RoomId): Promise<RoomHead | undefined>;
  /** The user's rows in all rooms, also those left or removed from. */
  memberships(user: UserId): Promise<readonly Membership[]>;
  /** All rooms the user is joined to. */
  entries(user: UserId): Promise<readonly RoomEntry[]>;
  /** Channels, and private rooms the user is joined to, in order of id after `after`. `members` counts the joined. */
  listRooms(query: {
    readonly user: UserId;
    readonly query?: string | undefined;
    readonly after?: RoomId | undefined;
    readonly limit: number;
  }): Promise<{
    readonly rooms: readonly { readonly room: Room; readonly members: number; readonly joined: boolean }[];
    readonly more: boolean;
  }>;
  /** Members who are joined, in order of user id. */
  members(query: {
    readonly room: RoomId;
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
  message(room: RoomId, seq: number): Promise<MessageBody | undefined>;

  /** Resolves if a write would succeed now, otherwise rejects with StoreUnavailable. */
  check(): Promise<void>;
  close(): Promise<void>;
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
}
