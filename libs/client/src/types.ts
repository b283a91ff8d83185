/** What the client shows to those who use it. Times are milliseconds; texts are as the server keeps them. */
import type {
  Ack,
  Change,
  CommandError,
  CommandName,
  EndReason,
  Head,
  LostReason,
  MemberRole,
  Message,
  MessageId,
  Preference,
  PreferenceKey,
  PreferenceValue,
  PresenceState,
  Reply,
  Request,
  Room,
  Status,
  RoomId,
  SharedFile,
  User,
  UserId,
} from '@parley/events';

/** A value that changes. `get` answers with the same reference until then; both functions may be passed on unbound. */
export interface Readable<T> {
  readonly get: () => T;
  /** Calls `listener` after each change; the returned function ends that. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Why there is no connection just now. `silent`: the line looks open but nothing is answered. `renewed`: the session has a new cookie. */
export type LossReason = 'unreachable' | 'refused' | 'lost' | 'silent' | 'renewed';

/** Why there will be no connection any more. `incompatible`: this client is too old or too new for the server. */
export type FinalReason = Exclude<EndReason, 'renewed'> | 'incompatible' | 'closed';

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
  /** Until then I can't send, edit or react here, by the server's clock; may be over. */
  readonly mutedUntil: number | undefined;
  /** Up to which seq I have read. */
  readonly read: number;
  readonly unread: number;
  /** The unread messages that call me, in order. */
  readonly mentions: readonly number[];
  /** The others of a direct room, who give it its title; empty elsewhere. */
  readonly people: readonly User[];
}

/** Why a room is no longer mine; `unknown` when it went while nobody could tell me. */
export type DepartureReason = LostReason | 'unknown';

/** A room that is no longer mine. */
export interface Departure {
  readonly reason: DepartureReason;
  /** The room as it was last. */
  readonly view: RoomView;
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
  /** The same array as long as it holds the same messages. */
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

/**
 * Loads resolve with true when what was asked for is shown, false when it failed (see `error`) or was overtaken. `loadOlder` and
 * `loadNewer` do nothing while something is loading already, and then answer false.
 */
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
  /** Until then they can't send, edit or react here, by the server's clock; may be over. */
  readonly mutedUntil: number | undefined;
}

/** Members in order of name as far as loaded, and live as far as shown. */
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

/** What is set, by key. */
export type PreferenceMap = ReadonlyMap<string, Preference['value']>;

/** What is on the screen: whose presence and whose typing is wanted. */
export interface Watched {
  readonly rooms?: readonly RoomId[];
  readonly users?: readonly UserId[];
}

type Data<N extends CommandName> = Omit<Request<N>, 'op'>;
/** Commands whose request takes an `op`. */
export type WritingCommand = {
  [N in CommandName]: 'op' extends keyof Request<N> ? N : never;
}[CommandName];
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
  /** Rises when reports that I may see may have changed: then `listReports` tells what there is. */
  readonly reportNews: Readable<number>;
  readonly serverClock: Readable<ServerClock>;
  readonly me: Readable<User | undefined>;
  /** In order of creation; undefined until the first sync. */
  readonly rooms: Readable<readonly RoomView[] | undefined>;
  /** The threads that I follow, in order of creation; undefined until the first sync. `rooms` holds none of them. */
  readonly threads: Readable<readonly RoomView[] | undefined>;
  readonly outbox: Readable<OutboxState>;
  readonly room: (id: RoomId) => Readable<RoomView | undefined>;
  /** How a room that was mine went; undefined for every other. */
  readonly departure: (id: RoomId) => Readable<Departure | undefined>;
  readonly timeline: (room: RoomId) => TimelineSource;
  readonly members: (room: RoomId) => MemberSource;
  /**
   * Calls `listener` with the changes of a room of mine, or that I visit, as they come; with nothing when what was known of it
   * may be out of date. The returned function ends that.
   */
  readonly listen: (room: RoomId, listener: (changes?: readonly Change[]) => void) => () => void;
  readonly user: (id: UserId) => Readable<User | undefined>;
  /** Undefined while unknown: watch the user first. */
  readonly presence: (user: UserId) => Readable<PresenceState | undefined>;
  /** Until when a person who is watched is not to be disturbed; may be over by now. Undefined if they may be. */
  readonly pausedUntil: (user: UserId) => Readable<number | undefined>;
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
  readonly send: (
    room: RoomId,
    text: string,
    /** What I have uploaded, whole; then the text may be empty. */
    files?: readonly SharedFile[],
  ) => Ack<{ readonly id: MessageId }>;
  /** Sends a failed message again, under the same id. */
  readonly retry: (id: MessageId) => void;
  /** Takes a failed message out of the outbox. */
  readonly discard: (id: MessageId) => void;

  /** I have seen everything up to `seq`; never moves back. Told to the server after a moment. */
  readonly markRead: (room: RoomId, seq: number) => void;
  /**
   * Somebody reads at the end of the room, until the returned function is called: what comes is read the moment it comes, and
   * of a long timeline only the newest messages stay.
   */
  readonly follow: (room: RoomId) => () => void;
  /** Makes `seq` and what follows unread. */
  readonly markUnreadFrom: (room: RoomId, seq: number) => void;
  /** To be called with each key stroke (on), and when the text is blank (off); throttled here. */
  readonly setTyping: (room: RoomId, on: boolean) => void;
  readonly setAway: (away: boolean) => void;
  /** Adds to what is watched until the returned function is called. */
  readonly watch: (what: Watched) => () => void;
  /**
   * Keeps what is loaded of a room that is not mine up to date until the returned function is called. The server tells
   * visitors nothing by itself: news take up to 5 seconds.
   */
  readonly visit: (room: RoomId) => () => void;

  /** What I set for myself; undefined if it is not set. The same on all my devices. */
  readonly preference: <K extends PreferenceKey>(key: K) => Readable<PreferenceValue<K> | undefined>;
  /** All that I have set. */
  readonly preferences: Readable<PreferenceMap>;
  /** Sets one here at once, and on the server as soon as it is reached; undefined takes it away. */
  readonly setPreference: <K extends PreferenceKey>(key: K, value: PreferenceValue<K> | undefined) => void;

  /** Any command that reads, or that carries no `op`. */
  readonly ask: <N extends CommandName>(command: N, data: Request<N>) => Answer<N>;
  /** Any command that writes, under an `op` of its own. */
  readonly act: <N extends WritingCommand>(command: N, data: Request<N>) => Answer<N>;
  readonly createRoom: (data: Data<'room:create'>) => Answer<'room:create'>;
  readonly joinRoom: (room: RoomId) => Answer<'room:join'>;
  readonly leaveRoom: (room: RoomId) => Answer<'room:leave'>;
  readonly updateRoom: (room: RoomId, data: Omit<Data<'room:update'>, 'room'>) => Answer<'room:update'>;
  readonly invite: (room: RoomId, users: readonly UserId[]) => Answer<'room:invite'>;
  /** With `purge`, what they said in the room is deleted as well, a little later. */
  readonly removeMember: (
    room: RoomId,
    user: UserId,
    options?: { readonly purge?: boolean },
  ) => Answer<'room:remove'>;
  readonly setMemberRole: (room: RoomId, user: UserId, role: MemberRole) => Answer<'room:role'>;
  /** Until a server time; null ends it. */
  readonly muteMember: (room: RoomId, user: UserId, until: number | null) => Answer<'room:mute'>;
  /** With `purge`, all they said is deleted as well, a little later. The reason goes into the audit log. */
  readonly banUser: (user: UserId, options?: Omit<Data<'user:ban'>, 'user'>) => Answer<'user:ban'>;
  readonly unbanUser: (user: UserId) => Answer<'user:unban'>;
  readonly reportMessage: (room: RoomId, seq: number, reason: string) => Answer<'message:report'>;
  readonly listReports: (data: Data<'report:list'>) => Answer<'report:list'>;
  readonly resolveReport: (
    report: number,
    outcome: Request<'report:resolve'>['outcome'],
  ) => Answer<'report:resolve'>;
  readonly listAudit: (data: Data<'audit:list'>) => Answer<'audit:list'>;
  /** Rooms one can see, in order of name after `after`. */
  readonly listRooms: (data: Data<'room:list'>) => Answer<'room:list'>;
  readonly openDirect: (users: readonly UserId[]) => Answer<'direct:open'>;
  /** The room of the thread of a message, made when it is asked for the first time. To follow it is to join it. */
  readonly openThread: (room: RoomId, seq: number) => Answer<'thread:open'>;
  /** Names a thread, or says that all is said in it. */
  readonly updateThread: (
    thread: RoomId,
    data: Omit<Data<'thread:update'>, 'room'>,
  ) => Answer<'thread:update'>;
  readonly listUsers: (data: Data<'user:list'>) => Answer<'user:list'>;
  /** Messages in all that I may read, newest first; goes on behind the `cursor` of an earlier page. */
  readonly searchMessages: (data: Data<'search:messages'>) => Answer<'search:messages'>;
  readonly updateName: (name: string) => Answer<'user:update'>;
  /** What I am up to, for everybody to see until its time is over; null takes it back. */
  readonly setStatus: (status: Status | null) => Answer<'user:update'>;
  readonly editMessage: (room: RoomId, seq: number, text: string) => Answer<'message:edit'>;
  readonly deleteMessage: (room: RoomId, seq: number) => Answer<'message:delete'>;
  /** Messages of a room that have files, the newest first. */
  readonly listFiles: (data: Data<'room:files'>) => Answer<'room:files'>;
  /** What is pinned in a room, the last pinned first. */
  readonly listPins: (data: Data<'room:pins'>) => Answer<'room:pins'>;
  readonly react: (room: RoomId, seq: number, emoji: string, on: boolean) => Answer<'message:react'>;
}
