import { z } from 'zod';
import { oneEmoji, spellEmoji } from './emoji.ts';
import type { Epoch, FileId, InviteId, MessageId, OpId, RoomId, TokenId, UserId } from './ids.ts';
import type { Immutable } from './immutable.ts';
import { limits } from './limits.ts';
import { nameProblem, textProblem, tidyName } from './names.ts';

const idPattern = /^[a-z0-9][a-z0-9_-]{0,39}$/;
const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const branded = <T extends string>(pattern: RegExp, what: string) =>
  z.string().regex(pattern, `is not ${what}`).pipe(z.custom<T>());

export const roomId = branded<RoomId>(idPattern, 'a room id');
export const userId = branded<UserId>(idPattern, 'a user id');
export const messageId = branded<MessageId>(uuidV7, 'a UUIDv7 in lower case');
export const opId = branded<OpId>(uuidV7, 'a UUIDv7 in lower case');
export const inviteId = branded<InviteId>(idPattern, 'an invite id');
export const tokenId = branded<TokenId>(idPattern, 'a token id');
/** Long, as whoever knows it and may read the room gets the file. */
export const fileId = branded<FileId>(/^f[0-9a-f]{32}$/, 'a file id');
export const epoch = branded<Epoch>(/^[0-9a-z-]{1,64}$/, 'an epoch');

const whole = z.int().min(0);
export const seq = whole;
export const rev = whole;
/** Milliseconds since 1970-01-01T00:00:00Z, up to the last moment that a Date holds: what is told can be shown. */
export const time = z.int().min(0).max(8_640_000_000_000_000);

/** A string with one rule that names its own problem; the bounds are told to the JSON Schema. */
const checked = (
  bounds: { minLength: number; maxLength: number },
  problem: (value: string) => string | undefined,
) =>
  z
    .string({ error: ({ input }) => (input === undefined ? 'is missing' : 'is not text') })
    .check((ctx) => {
      const message = problem(ctx.value);
      if (message !== undefined) ctx.issues.push({ code: 'custom', message, input: ctx.value });
    })
    .meta(bounds);

const name = (max: number) =>
  checked({ minLength: 1, maxLength: max }, (value) => nameProblem(value, max)).overwrite(tidyName);

export const userName = name(limits.userName);
/** What one is called by in a mention, and can sign in with. */
export const handle = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{1,29}$/,
    'is not 2 to 30 of a-z, 0-9, dot, dash and underscore, a letter or digit first',
  );
/** A name of the IANA time zone database, as this server's runtime knows it. */
export const timeZone = z
  .string()
  .max(60)
  .refine((value) => /^[A-Za-z]/.test(value) && isTimeZone(value), 'is not a time zone');
const password = z.string().max(limits.password, `is too long; at most ${limits.password} characters`);
/** A password to be set; core refuses the commonest, too. */
export const newPassword = password.min(
  limits.passwordMin,
  `is too short; at least ${limits.passwordMin} characters`,
);
export const roomName = name(limits.roomName);
export const tokenName = name(limits.tokenName);
export const topic = checked({ minLength: 0, maxLength: limits.topic }, (value) =>
  tidyName(value) === '' ? undefined : nameProblem(value, limits.topic),
).overwrite(tidyName);
export const text = checked({ minLength: 1, maxLength: limits.text }, (value) =>
  textProblem(value, limits.text),
);
/** What may be said beside files: also nothing. */
export const captionText = checked({ minLength: 0, maxLength: limits.text }, (value) =>
  value === '' ? undefined : textProblem(value, limits.text),
);
/** One emoji: a grapheme of pictographs, a flag or a keycap; kept in its one spelling. */
export const emoji = z.string().max(32).regex(oneEmoji, 'is not one emoji').overwrite(spellEmoji);

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const noted = { emoji, until: time.optional() };
/** What somebody says of themself for now, to be set: the text may be empty. */
export const newStatus = z.strictObject({
  ...noted,
  text: checked({ minLength: 0, maxLength: limits.statusText }, (value) =>
    tidyName(value) === '' ? undefined : nameProblem(value, limits.statusText),
  ).overwrite(tidyName),
});
/** What somebody says of themself until then, or until they take it back. */
export const status = z.strictObject({ ...noted, emoji: z.string(), text: z.string() });

export const user = z.strictObject({
  id: userId,
  /** Milliseconds of the user's last change: of two versions the later wins. */
  changedAt: time,
  /** Who one is in the place. A guest has no password, a bot only tokens. */
  role: z.enum(['owner', 'admin', 'member', 'guest', 'bot']),
  name: z.string(),
  /** Unique; only who is registered has one. */
  handle: z.string().optional(),
  /** Which picture, another with each upload: it is at /avatars/<avatar>.webp, and small at /avatars/<avatar>-small.webp. */
  avatar: z.string().optional(),
  /** A name of the IANA time zone database. */
  timeZone: z.string().optional(),
  /** Not to be shown any more when its time has passed. */
  status: status.optional(),
  /** Why they are here no more; their name stays theirs. */
  gone: z.enum(['banned', 'deleted']).optional(),
});

/** What a token lets its bot do: look, take part, and use what it may as a moderator of a room. None includes another. */
export const scope = z.enum(['read', 'write', 'moderate']);

/** A way in for a bot. */
export const token = z.strictObject({
  id: tokenId,
  bot: userId,
  name: z.string(),
  scopes: z.array(scope),
  createdAt: time,
  createdBy: userId,
  /** Absent if it has no end. */
  expiresAt: time.optional(),
  /** When it was last used, to the hour; absent if never. */
  usedAt: time.optional(),
});

export const room = z.strictObject({
  id: roomId,
  /** The rev that made this version. */
  rev,
  kind: z.enum(['channel', 'private', 'direct', 'thread']),
  /** Empty in a direct room, which is called by its people, and in a thread that nobody named. */
  name: z.string(),
  topic: z.string(),
  /** Seconds that a member waits between two messages; absent where nobody waits. */
  slowModeSeconds: z.int().min(1).max(limits.slowModeSeconds).optional(),
  /** Only moderators write. */
  readOnly: z.literal(true).optional(),
  /** Kept to be read and found: nobody writes, joins or invites. */
  archived: z.literal(true).optional(),
  /** Days after which its messages are deleted; absent where they are kept. */
  retentionDays: z.int().min(1).max(limits.retentionDays).optional(),
  createdAt: time,
  createdBy: userId,
  /** Who talks in a direct room, sorted; absent elsewhere. */
  people: z.array(userId).optional(),
  /** The message that a thread answers; absent elsewhere. */
  parent: z.strictObject({ room: roomId, seq }).optional(),
  /** Of a thread in which all is said. */
  resolved: z.literal(true).optional(),
});

export const member = z.strictObject({
  user: userId,
  rev,
  role: z.enum(['moderator', 'member']),
  state: z.enum(['joined', 'left', 'removed']),
  /** Until then they can't send, edit or react here; may be over. */
  mutedUntil: time.optional(),
});

/** Whom a message calls: a person, whoever is here now, or everybody in the room; `as` is what stands behind the `@`. */
export const mention = z.union([
  z.strictObject({ user: userId, as: z.string() }),
  z.strictObject({ all: z.enum(['here', 'room']), as: z.string() }),
]);

/** What somebody says of a picture for those who can't see it. */
export const fileAlt = checked({ minLength: 1, maxLength: limits.fileAlt }, (value) =>
  textProblem(value, limits.fileAlt),
);

/** A file of a message. Its bytes are at `/api/files/<id>`, its preview at `/api/files/<id>/preview`. */
export const file = z.strictObject({
  id: fileId,
  name: z.string(),
  /** What the server found it to be, whatever it was said to be. */
  type: z.string(),
  /** Bytes. */
  size: whole,
  /** Pixels of a picture that has a preview; absent otherwise. */
  width: z.int().min(1).optional(),
  height: z.int().min(1).optional(),
  alt: z.string().optional(),
});

/** A message's body: one facet. Its reactions are another. */
export const messageBody = z.strictObject({
  seq,
  rev,
  id: messageId,
  author: userId,
  /** The name under which a ten-line client spoke, when the author is the lobby's guest. */
  alias: z.string().optional(),
  /** Empty when deleted, and may be where there are files. */
  text: z.string(),
  /** Absent if it calls nobody. */
  mentions: z.array(mention).optional(),
  /** Absent if it has none. */
  files: z.array(file).optional(),
  at: time,
  editedAt: time.optional(),
  deleted: z.literal(true).optional(),
});

export const reactionGroup = z.strictObject({ emoji: z.string(), users: z.array(userId) });

/** Who pinned a message, and when. */
export const pinned = z.strictObject({ by: userId, at: time });

/** What the root message of a thread tells of it. */
export const threadSummary = z.strictObject({
  room: roomId,
  /** Replies that are not deleted. */
  count: whole,
  /** The newest of them; absent if there is none. */
  last: z.strictObject({ by: userId, at: time }).optional(),
  /** Who wrote the newest ones, each once, the latest first. */
  people: z.array(userId).max(limits.threadPeople),
  /** Absent if nobody named it. */
  name: z.string().optional(),
  resolved: z.literal(true).optional(),
});

/** A message with all its facets, as pages carry it. */
export const message = messageBody.extend({
  reactions: z.array(reactionGroup),
  /** Absent if it is not pinned. */
  pinned: pinned.optional(),
  /** Absent if nobody replied in a thread. */
  thread: threadSummary.optional(),
});

/** What took a rev: one facet in its state now. Of two versions of a facet the one with the higher rev wins. */
export const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('message'), rev, message: messageBody }),
  z.strictObject({ kind: z.literal('reaction'), rev, seq, user: userId, emoji: z.string(), on: z.boolean() }),
  /** `user` pinned the message, or took the pin away, `at` that time. */
  z.strictObject({ kind: z.literal('pin'), rev, seq, user: userId, at: time, on: z.boolean() }),
  /** The thread of the message got a reply, lost one, or got another name. */
  z.strictObject({ kind: z.literal('thread'), rev, seq, thread: threadSummary }),
  z.strictObject({ kind: z.literal('member'), rev, member }),
  z.strictObject({ kind: z.literal('room'), rev, room }),
]);

/** The newest place of a room: how many messages and how many changes it has. */
export const head = z.strictObject({ seq, rev });

/** A pinned message; `rev` is its pin's, by which pins are in order. */
export const pin = z.strictObject({ rev, by: userId, at: time, message: messageBody });

/** A room as its member sees it. Unread is `head.seq - read`. */
export const roomEntry = z.strictObject({
  room,
  head,
  role: member.shape.role,
  read: seq,
  /** Unread messages that call me, in order; only where it is told anew. */
  mentions: z.array(seq).optional(),
  mutedUntil: member.shape.mutedUntil,
});

/** A page of messages in order of seq, complete between its first and its last. */
export const messagePage = z.strictObject({
  /** The room's rev at which the page was read. */
  rev,
  messages: z.array(message),
  hasBefore: z.boolean(),
  hasAfter: z.boolean(),
  /** The authors, and who reacted. */
  users: z.array(user),
});

/** Where a page of a search ended; means nothing to a client. */
export const searchCursor = z.string().regex(/^[0-9a-z]{1,16}$/);

/** What a search found, newest first. */
export const searchPage = z.strictObject({
  results: z.array(
    z.strictObject({
      room: roomId,
      message: messageBody,
      /** Where in the text the words are: first code unit and the one behind the last, in order. */
      highlights: z.array(z.tuple([whole, whole])),
    }),
  ),
  /** The rooms and authors of the results. */
  rooms: z.array(room),
  users: z.array(user),
  /** Given if there may be more; a page may hold fewer than asked for, or none, and still have one. */
  cursor: searchCursor.optional(),
});

export const catchup = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('changes'),
    /** The cursor after these changes. */
    to: rev,
    changes: z.array(change),
    users: z.array(user),
    more: z.boolean(),
  }),
  /** Too far behind to replay: forget the room's messages and members and start from its newest page. */
  z.strictObject({ kind: z.literal('reset'), entry: roomEntry, page: messagePage }),
]);

/** How the place is doing, for those who run it. */
export const placeState = z.strictObject({
  /** Of the server's software. */
  version: z.string(),
  /** When this server started. */
  startedAt: time,
  /** False while nothing can be written. */
  ready: z.boolean(),
  /** Sockets that are open, and whose they are: a person with two devices counts once. */
  connections: whole,
  online: whole,
  /** Who has an account, who is a guest for now, and the bots. */
  people: z.strictObject({ members: whole, guests: whole, bots: whole }),
  rooms: whole,
  messages: whole,
  /** Bytes of the database. */
  databaseBytes: whole,
});

/** A way in for whoever has its link. */
export const invite = z.strictObject({
  id: inviteId,
  createdAt: time,
  createdBy: userId,
  /** Absent: it does not expire. */
  expiresAt: time.optional(),
  /** How often it may be used; absent: any number of times. */
  uses: z.int().min(1).optional(),
  used: whole,
  /** Whoever uses it is joined to these. */
  rooms: z.array(roomId).max(limits.inviteRooms),
});

/** One way in that somebody has opened and not closed. */
export const sessionEntry = z.strictObject({
  id: z.string(),
  /** What it was opened with, in few words. */
  device: z.string().optional(),
  createdAt: time,
  usedAt: time,
  /** True for the session that asks. */
  current: z.boolean(),
  /** True while a socket of it is open. */
  connected: z.boolean(),
});

export const presenceState = z.enum(['online', 'away', 'offline']);
export const presence = z.strictObject({
  user: userId,
  state: presenceState,
  /** They are not to be disturbed until then; never with `offline`. */
  pausedUntil: time.optional(),
});

export const lostReason = z.enum(['left', 'removed']);
/** `renewed`: the same person goes on in another session, whose cookie the browser has by now: connect again. */
export const endReason = z.enum(['signed_out', 'removed', 'replaced', 'renewed', 'expired', 'banned']);

/** Why somebody does something, for those who look at it later. */
export const reason = checked({ minLength: 1, maxLength: limits.reason }, (value) =>
  textProblem(value, limits.reason),
);

export const reportId = z.int().min(1);
export const reportOutcome = z.enum(['handled', 'dismissed']);

/** A message that somebody wants a moderator to look at. */
export const report = z.strictObject({
  id: reportId,
  at: time,
  /** Who reported. */
  by: userId,
  room: roomId,
  seq,
  author: userId,
  /** The message's text when it was reported; empty once the report is resolved. */
  text: z.string(),
  reason: z.string(),
  resolved: z.strictObject({ at: time, by: userId, outcome: reportOutcome }).optional(),
});

/** One administrative act. It names who and where by id, and never what was said. */
export const auditEntry = z.strictObject({
  id: z.int().min(1),
  at: time,
  actor: userId,
  /** The command, or the request, that did it. */
  action: z.string(),
  target: z.strictObject({
    user: userId.optional(),
    room: roomId.optional(),
    seq: seq.optional(),
    report: reportId.optional(),
    /** Of a thing that is neither of these: an invite, a token. */
    id: z.string().optional(),
  }),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

export type User = Immutable<z.output<typeof user>>;
export type UserRole = User['role'];
export type Status = Immutable<z.output<typeof status>>;
export type Scope = z.output<typeof scope>;
export type Token = Immutable<z.output<typeof token>>;
export type Invite = Immutable<z.output<typeof invite>>;
export type SessionEntry = Immutable<z.output<typeof sessionEntry>>;
export type Room = Immutable<z.output<typeof room>>;
export type RoomKind = Room['kind'];
export type Member = Immutable<z.output<typeof member>>;
export type MemberRole = Member['role'];
export type SharedFile = Immutable<z.output<typeof file>>;
export type MessageBody = Immutable<z.output<typeof messageBody>>;
export type Mention = Immutable<z.output<typeof mention>>;
export type ReactionGroup = Immutable<z.output<typeof reactionGroup>>;
export type Message = Immutable<z.output<typeof message>>;
export type ThreadSummary = Immutable<z.output<typeof threadSummary>>;
export type Pinned = Immutable<z.output<typeof pinned>>;
export type Pin = Immutable<z.output<typeof pin>>;
export type Change = Immutable<z.output<typeof change>>;
export type Head = Immutable<z.output<typeof head>>;
export type RoomEntry = Immutable<z.output<typeof roomEntry>>;
export type MessagePage = Immutable<z.output<typeof messagePage>>;
export type SearchPage = Immutable<z.output<typeof searchPage>>;
export type SearchResult = SearchPage['results'][number];
export type Catchup = Immutable<z.output<typeof catchup>>;
export type PlaceState = Immutable<z.output<typeof placeState>>;
export type PresenceState = z.output<typeof presenceState>;
export type Presence = Immutable<z.output<typeof presence>>;
export type LostReason = z.output<typeof lostReason>;
export type Report = Immutable<z.output<typeof report>>;
export type ReportOutcome = z.output<typeof reportOutcome>;
export type AuditEntry = Immutable<z.output<typeof auditEntry>>;
export type EndReason = z.output<typeof endReason>;
