/**
 * Every limit of the contract, in one place and free of dependencies, so that the browser can read it.
 * Lengths of text count UTF-16 code units, as `String.length` does; sizes are bytes; times are milliseconds.
 */
export const limits = {
  /** Characters of one message. */
  text: 8_000,
  /** Characters of a user's name. */
  userName: 40,
  /** Mentions in one message; what comes after is text. */
  mentions: 20,
  /** Unread mentions that are told of one room, and of all rooms together. */
  mentionsPerRoom: 100,
  mentionsTold: 2_000,
  /** People in a room above which calling all of them wants a second thought. */
  callFreely: 20,
  /** Characters of what somebody says of themself for now. */
  statusText: 100,
  /** Characters of a handle. */
  handle: 30,
  /** Invites that are open at a time, and rooms that one of them joins people to. */
  invites: 200,
  inviteRooms: 20,
  /** One-time codes that let somebody in again. */
  recoveryCodes: 10,
  /** How long a link to get in again is good. */
  recoveryLinkMs: 86_400_000,
  /** Characters of a password: at least, and at most. */
  passwordMin: 8,
  password: 200,
  /** Bytes of a picture of oneself, as it is handed over, and its pixels; of an AVIF, which takes some 20 bytes of memory for each, fewer. */
  pictureBytes: 10 * 1024 * 1024,
  picturePixels: 25_000_000,
  avifPixels: 10_000_000,
  /** Files of one message, characters of a file's name, and of what somebody says of a picture who can't see it. */
  filesPerMessage: 10,
  fileName: 200,
  fileAlt: 500,
  /** How long an upload is kept that no message names: days to write it, hours to finish it. */
  fileUnsentMs: 24 * 60 * 60 * 1_000,
  uploadIdleMs: 24 * 60 * 60 * 1_000,
  /** Bytes of all files of a guest, who may be gone tomorrow; of others the operator says how many. */
  guestFileBytes: 200 * 1024 * 1024,
  /** Uploads of one person that are under way at once. */
  uploads: 20,
  /** Bytes of a picture up to which the server makes a preview of it, and the preview's longest sides in pixels. */
  previewBytes: 32 * 1024 * 1024,
  previewWidth: 960,
  previewHeight: 720,
  /** Characters of a room's name. */
  roomName: 60,
  /** Characters of a room's topic. */
  topic: 250,
  /** Days after which a room may forget its messages, at most. */
  retentionDays: 3_650,
  /** Bots of a place, tokens of one bot, and characters of a token's name. */
  bots: 100,
  tokensPerBot: 20,
  tokenName: 60,
  /** Characters of a reason: for a ban, a report. */
  reason: 500,
  /** Seconds of slow mode at most. */
  slowModeSeconds: 3_600,
  /** Bytes of one frame from a client: above it the command is answered `too_large`. */
  frame: 64 * 1024,
  /** Levels of lists and objects within each other in a command's data. */
  depth: 8,
  /** Bytes of one frame above which the server stops reading and closes the connection (1009). */
  frameHard: 2 * 1024 * 1024,
  /** What a person sets for themself: how many, and characters of all values together, as JSON. */
  preferences: 2_000,
  preferenceChars: 131_072,
  /** Words that tell like a mention does, and characters of one. */
  keywords: 50,
  keyword: 60,
  /** Folders of rooms, and characters of a folder's name. */
  folders: 50,
  folderName: 40,
  recentEmoji: 50,
  /** Messages of one room that a person saves for later. */
  savedPerRoom: 100,
  /** Rooms one user may be a member of. */
  roomsPerUser: 500,
  /** Threads one user may follow; whoever follows one more leaves the one that was opened first. */
  threadsPerUser: 500,
  /** People whom the summary of a thread names. */
  threadPeople: 3,
  /** People in one direct room, the opener included. */
  directPeople: 12,
  /** People invited by one command. */
  invite: 100,
  /** Messages of one history page. */
  historyPage: 100,
  /** Entries of one page of rooms, members or users. */
  listPage: 200,
  /** Entries of one page of reports or of the audit log. */
  reportPage: 100,
  auditPage: 200,
  /** Characters of a search. */
  searchQuery: 200,
  /** Messages of one page of what was found. */
  searchPage: 50,
  /** Changes of one catch-up page. */
  catchupPage: 500,
  /** Changes behind which catch-up answers `reset` instead of replaying. */
  catchupBehind: 2_000,
  /** Changes that one session:sync carries for all rooms together. */
  syncChanges: 500,
  /** Rooms and users one connection may watch (presence and typing). */
  watchedRooms: 10,
  watchedUsers: 200,
  /** Messages pinned in one room at a time. */
  pinsPerRoom: 100,
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
export type RateClass = 'send' | 'write' | 'read' | 'search' | 'create' | 'volatile';

/** Budget of a class: `burst` at once, refilled with `perSecond`. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

export const rates: Readonly<Record<RateClass, Rate>> = {
  send: { perSecond: 5, burst: 40 },
  write: { perSecond: 10, burst: 60 },
  read: { perSecond: 30, burst: 200 },
  search: { perSecond: 3, burst: 30 },
  create: { perSecond: 0.2, burst: 20 },
  volatile: { perSecond: 10, burst: 40 },
};

/** Budget of one connection for everything it says, malformed frames too; the first gate before any parsing. */
export const connectionRate: Rate = { perSecond: 100, burst: 500 };
