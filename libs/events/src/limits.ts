/**
 * Every limit of the contract, in one place and free of dependencies, so that the browser can read it.
 * Lengths of text count UTF-16 code units, as `String.length` does; sizes are bytes; times are milliseconds.
 */
export const limits = {
  /** Characters of one message. */
  text: 8_000,
  /** Characters of a user's name. */
  userName: 40,
  /** Characters of a room's name. */
  roomName: 60,
  /** Characters of a room's topic. */
  topic: 250,
  /** Bytes of one frame from a client: above it the command is answered `too_large`. */
  frame: 64 * 1024,
  /** Bytes of one frame above which the server stops reading and closes the connection (1009). */
  frameHard: 2 * 1024 * 1024,
  /** Rooms one user may be a member of. */
  roomsPerUser: 500,
  /** People in one direct room, the opener included. */
  directPeople: 12,
  /** People invited by one command. */
  invite: 100,
  /** Messages of one history page. */
  historyPage: 100,
  /** Entries of one page of rooms, members or users. */
  listPage: 200,
  /** Changes of one catch-up page. */
  catchupPage: 500,
  /** Changes behind which catch-up answers `reset` instead of replaying. */
  catchupBehind: 2_000,
  /** Changes that one session:sync carries for all rooms together. */
  syncChanges: 500,
  /** Rooms and users one connection may watch (presence and typing). */
  watchedRooms: 10,
  watchedUsers: 200,
  /** Different emoji on one message. */
  reactionsPerMessage: 20,
  /** Bytes queued for one connection above which the server stops feeding it (SPEC D6). */
  queuedBytes: 1024 * 1024,
  /** Typing ends by itself after this time without a new `typing:set`. */
  typingMs: 6_000,
  /** Interval of `server:timed` and of the lobby's `api:server-time`. */
  serverTimeMs: 5_000,
} as const;

/** What a command costs; each class has a budget of its own per principal. */
export type RateClass = 'send' | 'write' | 'read' | 'create' | 'volatile';

/** Budget of a class: `burst` at once, refilled with `perSecond`. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

export const rates: Readonly<Record<RateClass, Rate>> = {
  send: { perSecond: 5, burst: 40 },
  write: { perSecond: 10, burst: 60 },
  read: { perSecond: 30, burst: 200 },
  create: { perSecond: 0.2, burst: 20 },
  volatile: { perSecond: 10, burst: 40 },
};

/** Budget of one connection for everything it says, malformed frames too; the first gate before any parsing. */
export const connectionRate: Rate = { perSecond: 100, burst: 500 };
