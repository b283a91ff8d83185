import { z } from 'zod';
import { accessCommands } from './access-commands.ts';
import { botCommands } from './bot-commands.ts';
import type { Immutable } from './immutable.ts';
import { limits, type RateClass } from './limits.ts';
import { messageCommands } from './message-commands.ts';
import { moderationCommands } from './moderation-commands.ts';
import { preference, preferenceRequest } from './preferences.ts';
import { roomCommands } from './room-commands.ts';
import * as s from './schemas.ts';

interface CommandSpec {
  /** What a client may say. Unknown keys are an error, so that a typo is not silently ignored. */
  readonly request: z.ZodType;
  readonly reply: z.ZodType;
  readonly rate: RateClass;
  /** True if it writes to the store: then it may carry `op`, and a repetition gets the first answer. */
  readonly durable: boolean;
  /** What a bot's token needs for it; `person`: no token will do. */
  readonly scope: s.Scope | 'person';
}

const page = z.int().min(1).max(limits.listPage);
const query = z.string().max(100);
const nothing = z.strictObject({});
const op = s.opId.optional();

/** The one table of commands (client to server, all acked). Everything else about a command is derived from its row. */
export const commands = {
  'session:sync': {
    request: z.strictObject({
      epoch: s.epoch.optional(),
      /** The rev up to which the client has a room complete. */
      cursors: z
        .record(s.roomId, s.rev)
        .refine(
          (cursors) => Object.keys(cursors).length <= limits.roomsPerUser + limits.threadsPerUser,
          'has too many rooms',
        )
        .optional(),
    }),
    reply: z.strictObject({
      you: s.user,
      epoch: s.epoch,
      time: s.time,
      rooms: z.array(s.roomEntry),
      users: z.array(s.user),
      /** What changed in rooms whose cursor was given, as far as limits.syncChanges goes; ask room:catchup for the others. */
      catchups: z.record(s.roomId, s.catchup),
      /** All that I have set for myself, in order of key. */
      preferences: z.array(preference),
    }),
    rate: 'read',
    durable: false,
    scope: 'read',
  },
  'session:heads': {
    request: nothing,
    reply: z.strictObject({
      epoch: s.epoch,
      time: s.time,
      heads: z.record(s.roomId, s.rev),
      /** Up to where I have read. */
      reads: z.record(s.roomId, s.seq),
    }),
    rate: 'read',
    durable: false,
    scope: 'read',
  },
  'session:list': {
    request: nothing,
    reply: z.strictObject({ sessions: z.array(s.sessionEntry) }),
    rate: 'read',
    durable: false,
    scope: 'person',
  },
  'session:revoke': {
    /** One of my sessions; without it all but the one that asks. */
    request: z.strictObject({ op, session: z.string().max(64).optional() }),
    reply: z.strictObject({ ended: z.int() }),
    rate: 'write',
    durable: true,
    scope: 'person',
  },
  ...roomCommands,
  'search:messages': {
    request: z
      .strictObject({
        /** Words, all of which must be in a message; a phrase in quotation marks as it stands. */
        query: z.string().max(limits.searchQuery),
        room: s.roomId.optional(),
        from: s.userId.optional(),
        /** Messages sent before this time; from this time on. */
        before: s.time.optional(),
        after: s.time.optional(),
        has: z.enum(['link', 'file']).optional(),
        /** Pinned in its room; calling me (SPEC K). */
        is: z.enum(['pinned']).optional(),
        mentions: z.enum(['me']).optional(),
        /** Where an earlier page ended. */
        cursor: s.searchCursor.optional(),
        limit: z.int().min(1).max(limits.searchPage).optional(),
      })
      .refine(
        ({ query, cursor: _cursor, limit: _limit, ...filters }) =>
          query.trim() !== '' || Object.values(filters).some((filter) => filter !== undefined),
        'asks for nothing',
      ),
    reply: s.searchPage,
    rate: 'search',
    durable: false,
    scope: 'read',
  },
  ...messageCommands,
  'direct:open': {
    request: z.strictObject({
      op,
      users: z
        .array(s.userId)
        .min(1)
        .max(limits.directPeople - 1),
    }),
    reply: z.strictObject({ entry: s.roomEntry }),
    rate: 'write',
    durable: true,
    scope: 'write',
  },
  'thread:open': {
    /** The room of the thread of a message; made when it is asked for the first time. */
    request: z.strictObject({ op, room: s.roomId, seq: s.seq.min(1) }),
    reply: z.strictObject({ room: s.room, head: s.head }),
    rate: 'write',
    durable: true,
    scope: 'write',
  },
  'thread:update': {
    request: z
      .strictObject({
        op,
        room: s.roomId,
        /** Null takes it away. */
        name: s.roomName.nullable().optional(),
        resolved: z.boolean().optional(),
      })
      .refine(
        ({ name, resolved }) => name !== undefined || resolved !== undefined,
        'names nothing to change',
      ),
    reply: z.strictObject({ room: s.room }),
    rate: 'write',
    durable: true,
    scope: 'write',
  },
  'read:set': {
    request: z.strictObject({ op, room: s.roomId, seq: s.seq }),
    reply: z.strictObject({ seq: s.seq }),
    rate: 'write',
    durable: true,
    scope: 'write',
  },
  'typing:set': {
    request: z.strictObject({ room: s.roomId, on: z.boolean() }),
    reply: nothing,
    rate: 'volatile',
    durable: false,
    scope: 'write',
  },
  'presence:set': {
    request: z.strictObject({ state: z.enum(['online', 'away']) }),
    reply: nothing,
    rate: 'volatile',
    durable: false,
    scope: 'write',
  },
  'presence:watch': {
    /** What is on the screen: whose presence and in which rooms typing is wanted. Replaces what was watched before. */
    request: z.strictObject({
      rooms: z.array(s.roomId).max(limits.watchedRooms),
      users: z.array(s.userId).max(limits.watchedUsers),
    }),
    reply: z.strictObject({
      presence: z.array(s.presence),
      /** As they are now: those whom this connection did not watch before. */
      users: z.array(s.user),
    }),
    rate: 'volatile',
    durable: false,
    scope: 'read',
  },
  'user:list': {
    request: z.strictObject({
      query: query.optional(),
      after: s.userId.optional(),
      limit: page.optional(),
      /** Who is here no more, and why; left out, who is here. */
      gone: z.enum(['banned']).optional(),
    }),
    reply: z.strictObject({ users: z.array(s.user), more: z.boolean() }),
    rate: 'read',
    durable: false,
    scope: 'read',
  },
  'user:update': {
    request: z
      .strictObject({
        op,
        name: s.userName.optional(),
        handle: s.handle.optional(),
        /** null: not told. */
        timeZone: s.timeZone.nullable().optional(),
        /** null: none any more. */
        status: s.newStatus.nullable().optional(),
      })
      .refine(
        ({ op: _op, ...wanted }) => Object.values(wanted).some((value) => value !== undefined),
        'names nothing to change',
      ),
    reply: z.strictObject({ user: s.user }),
    rate: 'create',
    durable: true,
    scope: 'write',
  },
  'preference:set': {
    request: preferenceRequest,
    reply: nothing,
    rate: 'write',
    durable: true,
    scope: 'person',
  },
  ...botCommands,
  ...accessCommands,
  ...moderationCommands,
  'place:state': {
    request: nothing,
    reply: s.placeState,
    rate: 'read',
    durable: false,
    scope: 'person',
  },
  'user:role': {
    /** `owner` hands the place over: who was owner is admin then. */
    request: z.strictObject({ op, user: s.userId, role: z.enum(['owner', 'admin', 'member']) }),
    reply: z.strictObject({ user: s.user }),
    rate: 'write',
    durable: true,
    scope: 'person',
  },
} as const satisfies Record<`${string}:${string}`, CommandSpec>;

export type Commands = typeof commands;
export type CommandName = keyof Commands;
/** What a client hands over. */
export type Request<N extends CommandName> = Immutable<z.input<Commands[N]['request']>>;
/** What a handler gets: parsed and tidied. */
export type ParsedRequest<N extends CommandName> = Immutable<z.output<Commands[N]['request']>>;
export type Reply<N extends CommandName> = Immutable<z.output<Commands[N]['reply']>>;

const schemas: { readonly [N in CommandName]: { readonly request: z.ZodType<ParsedRequest<N>> } } = commands;

/** Reads what a client handed over, as a handler is to get it. */
export const parseRequest = <N extends CommandName>(
  name: N,
  request: unknown,
): z.ZodSafeParseResult<ParsedRequest<N>> => schemas[name].request.safeParse(request);

export const commandNames = Object.keys(commands) as readonly CommandName[];

export const isCommandName = (name: string): name is CommandName => Object.hasOwn(commands, name);
