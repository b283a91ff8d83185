/** What the client shows to those who use it. Times are milliseconds; texts are as the server keeps them. */
import type {
  Ack,
  CommandError,
  CommandName,
  EndReason,
  Head,
  MemberRole,
  Message,
  MessageId,
  PresenceState,
  Reply,
  Request,
  Room,
  RoomId,
  User,
  UserId,
} from '@parley/events';

/** A value that changes. `get` answers with the same reference until then; both functions may be passed on unbound. */
export interface Readable<T> {
  readonly get: () => T;
  /** Calls `listener` after each change; the returned function ends that. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Why there is no connection just now. `silent`: the line looks open but nothing is answered. */
export type LossReason = 'unreachable' | 'refused' | 'lost' | 'silent';

/** Why there will be no connection any more. `incompatible`: this client is too old or too new for the server. */
export type FinalReason = EndReason | 'incompatible' | 'closed';

export type Connection =
  /** Before `start`. */
  | { readonly status: 'offline' }
  | { readonly status: 'connecting' }
  /** `synced` once everything missed has been asked for and rooms and reads are up to date. */
  | { readonly status: 'connected'; readonly synced: boolean }
  /** `retryAt` is by the local clock, and undefined while an attempt is under way. */
  | {
      readonly status: 'reconnecting';
      readonly attempt: number;
      readonly retryAt: number | undefined;
      readonly reason: LossReason;
    }
  | { readonly status: 'disconnected'; readonly reason: FinalReason };

/** The server's clock as seen from here: server time = local time + `offset`. */
export interface ServerClock {
  readonly offset: number;
  /** Time of a round trip; undefined before the first. */
  readonly latency: number | undefined;
}

/** A room I am a member of. */
export interface RoomView {
  readonly id: RoomId;
  readonly room: Room;
  readonly head: Head;
  readonly role: MemberRole;
  /** Up to which seq I have read. */
  readonly read: number;
  readonly unread: number;
  /** The others of a direct room, who give it its title; empty elsewhere. */
  readonly people: readonly User[];
}

/** A message the server has. */
export interface SentMessage extends Message {
  readonly status: 'sent';
}

/** A message of mine on its way, or refused. Its `id` stays the same when it is sent: use it as the key of its row. */
export interface PendingMessage extends Omit<Message, 'seq' | 'rev'> {
  readonly status: 'sending' | 'failed';
  /** Why it was refused; only when failed. */
  readonly error?: CommandError;
}

export type TimelineMessage = SentMessage | PendingMessage;

/** A dense run of a room's messages in order of seq, and mine that are pending at its end. */
export interface Timeline {
  readonly messages: readonly TimelineMessage[];
  /** False until the first page is here. */
  readonly loaded: boolean;
  readonly hasBefore: boolean;
  /** True while an older part is shown: new messages are not in it. */
  readonly hasAfter: boolean;
  /** `start`: the first page, or a jump to another place. */
  readonly loading: 'start' | 'older' | 'newer' | undefined;
  /** Why the last load failed; gone with the next. */
  readonly error: CommandError | undefined;
}

/** Loads resolve with true when what was asked for is shown, false when it failed (see `error`) or was overtaken. */
export interface TimelineSource extends Readable<Timeline> {
  readonly loadOlder: () => Promise<boolean>;
  readonly loadNewer: () => Promise<boolean>;
  /** Shows the message with `seq` and its neighbours. */
  readonly loadAround: (seq: number) => Promise<boolean>;
  /** Shows the live end of the room. */
  readonly loadNewest: () => Promise<boolean>;
}

export interface MemberView {
  readonly user: User;
  readonly role: MemberRole;
}

/** Members in order of user id as far as loaded, and live as far as shown. */
export interface MemberList {
  readonly members: readonly MemberView[];
  readonly more: boolean;
  readonly loading: boolean;
  readonly error: CommandError | undefined;
}

export interface MemberSource extends Readable<MemberList> {
  readonly loadMore: () => Promise<boolean>;
}

/** All messages not yet acknowledged, of all rooms. */
export interface OutboxState {
  readonly sending: number;
  readonly failed: number;
  /** False when the storage refused: then what is pending does not survive a reload. */
  readonly durable: boolean;
}

/** What is on the screen: whose presence and whose typing is wanted. */
export interface Watched {
  readonly rooms?: readonly RoomId[];
  readonly users?: readonly UserId[];
}

type Data<N extends CommandName> = Omit<Request<N>, 'op'>;
type Answer<N extends CommandName> = Promise<Ack<Reply<N>>>;

/**
 * A person's connection to a server. Subscribing to a timeline or a member list loads it and keeps it live.
 *
 * Commands answer an Ack, never an exception. They wait for the connection and are repeated after a lost answer under
 * the same `op`, so that they take effect once; after 20 seconds they answer `unavailable`.
 */
export interface ChatClient {
  readonly connection: Readable<Connection>;
  /** False as long as all that is shown is what was kept from last time; true from the first sync on. */
  readonly caughtUp: Readable<boolean>;
  readonly serverClock: Readable<ServerClock>;
  readonly me: Readable<User | undefined>;
  /** In order of creation; undefined until the first sync. */
  readonly rooms: Readable<readonly RoomView[] | undefined>;
  readonly outbox: Readable<OutboxState>;
  readonly room: (id: RoomId) => Readable<RoomView | undefined>;
  readonly timeline: (room: RoomId) => TimelineSource;
  readonly members: (room: RoomId) => MemberSource;
  readonly user: (id: UserId) => Readable<User | undefined>;
  /** Undefined while unknown: watch the user first. */
  readonly presence: (user: UserId) => Readable<PresenceState | undefined>;
  /** Who else types in a room that is watched. */
  readonly typing: (room: RoomId) => Readable<readonly User[]>;

  readonly start: () => void;
  /** Ends the connection and every timer. Nothing can be started again. */
  readonly close: () => void;
  /** Ends the wait of `reconnecting`. */
  readonly retryNow: () => void;
  /** To be called when the page returns from hidden or sleep, or the network is back: checks the line and catches up. */
  readonly wake: () => void;
  /** Server time now. */
  readonly serverNow: () => number;

  /** Puts a message into the outbox and shows the live end of the room; refuses a text that no server would take. */
  readonly send: (room: RoomId, text: string) => Ack<{ readonly id: MessageId }>;
  /** Sends a failed message again, under the same id. */
  readonly retry: (id: MessageId) => void;
  /** Takes a failed message out of the outbox. */
  readonly discard: (id: MessageId) => void;

  /** I have seen everything up to `seq`; never moves back. Told to the server after a moment. */
  readonly markRead: (room: RoomId, seq: number) => void;
  /** Makes `seq` and what follows unread. */
  readonly markUnreadFrom: (room: RoomId, seq: number) => void;
  /** To be called with each key stroke (on), and when the text is blank (off); throttled here. */
  readonly setTyping: (room: RoomId, on: boolean) => void;
  readonly setAway: (away: boolean) => void;
  /** Adds to what is watched until the returned function is called. */
  readonly watch: (what: Watched) => () => void;

  readonly createRoom: (data: Data<'room:create'>) => Answer<'room:create'>;
  readonly joinRoom: (room: RoomId) => Answer<'room:join'>;
  readonly leaveRoom: (room: RoomId) => Answer<'room:leave'>;
  readonly updateRoom: (
    room: RoomId,
    data: { readonly name?: string; readonly topic?: string },
  ) => Answer<'room:update'>;
  readonly invite: (room: RoomId, users: readonly UserId[]) => Answer<'room:invite'>;
  readonly removeMember: (room: RoomId, user: UserId) => Answer<'room:remove'>;
  /** Rooms one can see, in order of id after `after`. */
  readonly listRooms: (data: Data<'room:list'>) => Answer<'room:list'>;
  readonly openDirect: (users: readonly UserId[]) => Answer<'direct:open'>;
  readonly listUsers: (data: Data<'user:list'>) => Answer<'user:list'>;
  readonly updateName: (name: string) => Answer<'user:update'>;
  readonly editMessage: (room: RoomId, seq: number, text: string) => Answer<'message:edit'>;
  readonly deleteMessage: (room: RoomId, seq: number) => Answer<'message:delete'>;
  readonly react: (room: RoomId, seq: number, emoji: string, on: boolean) => Answer<'message:react'>;
}
