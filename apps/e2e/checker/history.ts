/**
 * What the checker is given: the logs of the clients and the database at the end. A log is a file of JSON lines, one
 * `LogLine` each; where several files are merged, they are merged in order of `at`.
 */
import type {
  Change,
  CommandName,
  EndReason,
  Epoch,
  ErrorCode,
  Head,
  LostReason,
  Member,
  Message,
  MessageId,
  Room,
  RoomId,
  UserId,
} from '@parley/events';

/** Names one client: a device or tab, with the outbox that belongs to it. It keeps its name when it is restarted. */
export type ClientName = string;

/** Who logs, and when: milliseconds of one clock that never goes back and is the same for all clients. */
interface Origin {
  readonly at: number;
  readonly client: ClientName;
  readonly user: UserId;
}

/** What a client's person did. */
type Doing =
  /** A new life of this client: what it had in memory is gone, its outbox is not. */
  | { readonly kind: 'started' }
  /** The person sent a message, or sent a refused one again: from here on its place is behind all earlier ones. */
  | { readonly kind: 'sent'; readonly room: RoomId; readonly id: MessageId; readonly text: string }
  /** The outbox has it on disk: it must arrive, or be refused. */
  | { readonly kind: 'kept'; readonly room: RoomId; readonly id: MessageId }
  /** The person gave a refused message up. */
  | { readonly kind: 'discarded'; readonly room: RoomId; readonly id: MessageId };

/** What became of one attempt to hand a command over. `asked`: when it left the client. */
type Answering =
  | {
      readonly kind: 'acked';
      readonly room: RoomId;
      readonly id: MessageId;
      readonly seq: number;
      readonly rev: number;
      readonly asked: number;
    }
  | {
      readonly kind: 'refused';
      readonly room: RoomId;
      readonly id: MessageId;
      readonly code: ErrorCode;
      readonly asked: number;
    }
  /** No answer came: it may have been stored or not. */
  | { readonly kind: 'unanswered'; readonly room: RoomId; readonly id: MessageId; readonly asked: number }
  /** Another command that changes a room was acknowledged, with the rev that was told. */
  | {
      readonly kind: 'done';
      readonly command: CommandName;
      readonly room: RoomId;
      readonly rev: number;
      readonly asked: number;
    };

/** What the server said by itself, in the order in which it arrived. */
type Hearing =
  | { readonly kind: 'connected'; readonly epoch: Epoch }
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'ended'; readonly reason: EndReason }
  /** A `room:changed`. */
  | {
      readonly kind: 'frame';
      readonly room: RoomId;
      readonly from: number;
      readonly to: number;
      readonly changes: readonly Change[];
    }
  | { readonly kind: 'gained'; readonly room: RoomId; readonly head: Head }
  | { readonly kind: 'lost'; readonly room: RoomId; readonly reason: LostReason };

/** What the server answered to a question. `asked`: when the question left the client. */
type Reading =
  /** `session:sync`: my rooms. Catch-ups that came along are lines of their own. */
  | {
      readonly kind: 'synced';
      readonly rooms: readonly { readonly room: RoomId; readonly head: Head }[];
      readonly asked: number;
    }
  | {
      readonly kind: 'heads';
      readonly heads: Readonly<Record<RoomId, number>>;
      readonly asked: number;
    }
  | {
      readonly kind: 'caughtUp';
      readonly room: RoomId;
      readonly since: number;
      readonly to: number;
      readonly more: boolean;
      readonly changes: readonly Change[];
      readonly asked: number;
    }
  /** A page of history, also the one of a reset; `rev` is the room's at which it was read. */
  | {
      readonly kind: 'page';
      readonly room: RoomId;
      readonly rev: number;
      readonly messages: readonly Message[];
      readonly hasBefore: boolean;
      readonly hasAfter: boolean;
      readonly asked: number;
    };

/** What the client shows of one room, now and then, and of each room at the end (`final`). */
export interface View {
  readonly kind: 'view';
  readonly room: RoomId;
  readonly final: boolean;
  /** Undefined when the room is not the client's. */
  readonly entry: { readonly head: Head; readonly read: number; readonly unread: number } | undefined;
  /** What the timeline shows of what the server has, in the order shown; undefined when it was not loaded. */
  readonly timeline:
    | {
        readonly messages: readonly Message[];
        readonly hasBefore: boolean;
        readonly hasAfter: boolean;
      }
    | undefined;
  /** Who is in the room, in the order shown; undefined when not all are loaded. */
  readonly members: readonly Pick<Member, 'user' | 'role'>[] | undefined;
}

export type LogEvent = Doing | Answering | Hearing | Reading | View;
export type LogLine = Origin & LogEvent;
export type LineOf<K extends LogEvent['kind']> = Extract<LogLine, { kind: K }>;

/** Somebody came into a room or went, with the change that says so. */
export type Passage = Pick<Member, 'user' | 'rev' | 'state'>;

/** One room as the database has it at the end. */
export interface StoredRoom {
  readonly room: Room;
  readonly head: Head;
  /** In order of seq. */
  readonly messages: readonly Message[];
  /** Also of those who have gone. */
  readonly members: readonly (Member & { readonly read: number })[];
}

export interface Database {
  readonly rooms: readonly StoredRoom[];
  /** Comings and goings that are known from elsewhere than the logs, in any order. */
  readonly passages: Readonly<Record<RoomId, readonly Passage[]>>;
  /** True if `passages` names every one there was: then who is not named was never in. */
  readonly passagesComplete: boolean;
  /** Bans that are known from elsewhere, in any order. */
  readonly bans?: readonly Ban[];
  /** What was to be deleted of what somebody had said, and must be by the end. */
  readonly purges?: readonly Purged[];
}

/** The rev of each room, as of one moment; a room that is not named did not exist. */
export type Revs = Readonly<Record<RoomId, number>>;

/** Somebody was banned from the place, from one commit to another. */
export interface Ban {
  readonly user: UserId;
  /** Before and after the commit that banned them. */
  readonly before: Revs;
  readonly after: Revs;
  /** Before the commit that let them in again, if one did. */
  readonly until?: Revs | undefined;
  /** When that was: who asks later may be told all. */
  readonly liftedAt?: number | undefined;
}

/** All that the user had said in the room up to a seq. */
export interface Purged {
  readonly user: UserId;
  readonly room: RoomId;
  readonly upTo: number;
}

/** Everything the checker looks at. Lines are in the order of time; those of one client in the order in which it wrote them. */
export interface History {
  readonly lines: readonly LogLine[];
  readonly database: Database;
}
