import { z } from 'zod';
import type { Epoch, MessageId, OpId, RoomId, UserId } from './ids.ts';
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
export const epoch = branded<Epoch>(/^[0-9a-z-]{1,64}$/, 'an epoch');

const whole = z.int().min(0);
export const seq = whole;
export const rev = whole;
/** Milliseconds since 1970-01-01T00:00:00Z. */
export const time = whole;

/** A string with one rule that names its own problem; the bounds are told to the JSON Schema. */
const checked = (
  bounds: { minLength: number; maxLength: number },
  problem: (value: string) => string | undefined,
) =>
  z
    .string()
    .check((ctx) => {
      const message = problem(ctx.value);
      if (message !== undefined) ctx.issues.push({ code: 'custom', message, input: ctx.value });
    })
    .meta(bounds);

const name = (max: number) =>
  checked({ minLength: 1, maxLength: max }, (value) => nameProblem(value, max)).overwrite(tidyName);

export const userName = name(limits.userName);
export const roomName = name(limits.roomName);
export const topic = checked({ minLength: 0, maxLength: limits.topic }, (value) =>
  tidyName(value) === '' ? undefined : nameProblem(value, limits.topic),
).overwrite(tidyName);
export const text = checked({ minLength: 1, maxLength: limits.text }, (value) =>
  textProblem(value, limits.text),
);
/** One emoji: a grapheme of pictographs, a flag or a keycap. */
export const emoji = z
  .string()
  .max(32)
  .regex(
    /^(?:\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)*)$/u,
    'is not one emoji',
  );

export const user = z.strictObject({
  id: userId,
  /** Milliseconds of the user's last change: of two versions the later wins. */
  changedAt: time,
  kind: z.enum(['guest', 'user', 'bot']),
  name: z.string(),
});

export const room = z.strictObject({
  id: roomId,
  /** The rev that made this version. */
  rev,
  kind: z.enum(['channel', 'private', 'direct']),
  /** Empty in a direct room: it is called by its people. */
  name: z.string(),
  topic: z.string(),
  createdAt: time,
  createdBy: userId,
  /** Who talks in a direct room, sorted; absent elsewhere. */
  people: z.array(userId).optional(),
});

export const member = z.strictObject({
  user: userId,
  rev,
  role: z.enum(['moderator', 'member']),
  state: z.enum(['joined', 'left', 'removed']),
});

/** A message's body: one facet. Its reactions are another. */
export const messageBody = z.strictObject({
  seq,
  rev,
  id: messageId,
  author: userId,
  /** The name under which a ten-line client spoke, when the author is the lobby's guest. */
  alias: z.string().optional(),
  /** Empty when deleted. */
  text: z.string(),
  at: time,
  editedAt: time.optional(),
  deleted: z.literal(true).optional(),
});

export const reactionGroup = z.strictObject({ emoji: z.string(), users: z.array(userId) });

/** A message with all its facets, as pages carry it. */
export const message = messageBody.extend({ reactions: z.array(reactionGroup) });

/** What took a rev: one facet in its state now. Of two versions of a facet the one with the higher rev wins. */
export const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('message'), rev, message: messageBody }),
  z.strictObject({ kind: z.literal('reaction'), rev, seq, user: userId, emoji: z.string(), on: z.boolean() }),
  z.strictObject({ kind: z.literal('member'), rev, member }),
  z.strictObject({ kind: z.literal('room'), rev, room }),
]);

/** The newest place of a room: how many messages and how many changes it has. */
export const head = z.strictObject({ seq, rev });

/** A room as its member sees it. Unread is `head.seq - read`. */
export const roomEntry = z.strictObject({
  room,
  head,
  role: member.shape.role,
  read: seq,
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

export const presenceState = z.enum(['online', 'away', 'offline']);
export const presence = z.strictObject({ user: userId, state: presenceState });

export const lostReason = z.enum(['left', 'removed']);
export const endReason = z.enum(['signed_out', 'removed', 'replaced', 'expired']);

export type User = Immutable<z.output<typeof user>>;
export type Room = Immutable<z.output<typeof room>>;
export type RoomKind = Room['kind'];
export type Member = Immutable<z.output<typeof member>>;
export type MemberRole = Member['role'];
export type MessageBody = Immutable<z.output<typeof messageBody>>;
export type ReactionGroup = Immutable<z.output<typeof reactionGroup>>;
export type Message = Immutable<z.output<typeof message>>;
export type Change = Immutable<z.output<typeof change>>;
export type Head = Immutable<z.output<typeof head>>;
export type RoomEntry = Immutable<z.output<typeof roomEntry>>;
export type MessagePage = Immutable<z.output<typeof messagePage>>;
export type Catchup = Immutable<z.output<typeof catchup>>;
export type PresenceState = z.output<typeof presenceState>;
export type Presence = Immutable<z.output<typeof presence>>;
export type LostReason = z.output<typeof lostReason>;
export type EndReason = z.output<typeof endReason>;
