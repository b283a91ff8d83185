import { z } from 'zod';
import { limits } from './limits.ts';
import * as s from './schemas.ts';

const page = z.int().min(1).max(limits.listPage);
const query = z.string().max(100);
const op = s.opId.optional();

/** Rows of the table of commands for rooms, their members and what was said in them. */
export const roomCommands = {
  'room:create': {
    request: z.strictObject({
      op,
      kind: z.enum(['channel', 'private']),
      name: s.roomName,
      topic: s.topic.optional(),
      users: z.array(s.userId).max(limits.invite).optional(),
    }),
    reply: z.strictObject({ entry: s.roomEntry }),
    rate: 'create',
    durable: true,
    scope: 'write',
  },
  'room:join': {
    request: z.strictObject({ op, room: s.roomId }),
    reply: z.strictObject({ entry: s.roomEntry }),
    rate: 'write',
    durable: true,
    scope: 'write',
  },
  'room:leave': {
    request: z.strictObject({ op, room: s.roomId }),
    reply: z.strictObject({ rev: s.rev }),
    rate: 'write',
    durable: true,
    scope: 'write',
  },
  'room:update': {
    request: z
      .strictObject({
        op,
        room: s.roomId,
        name: s.roomName.optional(),
        topic: s.topic.optional(),
        /** 0 ends it. */
        slowModeSeconds: z.int().min(0).max(limits.slowModeSeconds).optional(),
        readOnly: z.boolean().optional(),
        archived: z.boolean().optional(),
        /** Null keeps messages for ever. */
        retentionDays: z.int().min(1).max(limits.retentionDays).nullable().optional(),
      })
      .refine(
        ({ op: _op, room: _room, ...wanted }) => Object.values(wanted).some((value) => value !== undefined),
        'names nothing to change',
      ),
    reply: z.strictObject({ room: s.room }),
    rate: 'write',
    durable: true,
    scope: 'moderate',
  },
  'room:invite': {
    request: z.strictObject({ op, room: s.roomId, users: z.array(s.userId).min(1).max(limits.invite) }),
    reply: z.strictObject({ rev: s.rev, added: z.array(s.userId) }),
    rate: 'write',
    durable: true,
    scope: 'write',
  },
  'room:remove': {
    /** `purge`: what they said in the room is deleted as well, a little later. Also of who has gone already. */
    request: z.strictObject({ op, room: s.roomId, user: s.userId, purge: z.boolean().optional() }),
    reply: z.strictObject({ rev: s.rev }),
    rate: 'write',
    durable: true,
    scope: 'moderate',
  },
  'room:list': {
    request: z.strictObject({ query: query.optional(), after: s.roomId.optional(), limit: page.optional() }),
    reply: z.strictObject({
      rooms: z.array(z.strictObject({ room: s.room, members: z.int(), joined: z.boolean() })),
      more: z.boolean(),
    }),
    rate: 'read',
    durable: false,
    scope: 'read',
  },
  'room:members': {
    request: z.strictObject({
      room: s.roomId,
      after: s.userId.optional(),
      limit: page.optional(),
      /** Who was removed, and was not let in again; left out, who is in. */
      state: z.enum(['removed']).optional(),
    }),
    reply: z.strictObject({
      rev: s.rev,
      members: z.array(s.member),
      users: z.array(s.user),
      more: z.boolean(),
    }),
    rate: 'read',
    durable: false,
    scope: 'read',
  },
  'room:pins': {
    /** What is pinned, the last pinned first, or those before a rev. */
    request: z.strictObject({ room: s.roomId, before: s.rev.optional(), limit: page.optional() }),
    reply: z.strictObject({
      /** The room's rev at which the page was read. */
      rev: s.rev,
      pins: z.array(s.pin),
      users: z.array(s.user),
      more: z.boolean(),
    }),
    rate: 'read',
    durable: false,
    scope: 'read',
  },
  'room:files': {
    /** Messages that have files, the newest first, or those before a seq. */
    request: z.strictObject({
      room: s.roomId,
      before: s.seq.optional(),
      limit: z.int().min(1).max(limits.historyPage).optional(),
    }),
    reply: z.strictObject({
      /** The room's rev at which the page was read. */
      rev: s.rev,
      messages: z.array(s.messageBody),
      users: z.array(s.user),
      more: z.boolean(),
    }),
    rate: 'read',
    durable: false,
    scope: 'read',
  },
  'room:history': {
    request: z
      .strictObject({
        room: s.roomId,
        /** Messages with a smaller seq, nearest first taken; or a greater one; or on both sides. None: the newest. */
        before: s.seq.optional(),
        after: s.seq.optional(),
        around: s.seq.optional(),
        /** Around the first message sent at this time or later; if there is none, the last. */
        at: s.time.optional(),
        limit: z.int().min(1).max(limits.historyPage).optional(),
      })
      .refine(
        ({ before, after, around, at }) =>
          [before, after, around, at].filter((place) => place !== undefined).length <= 1,
        'takes one of before, after, around and at',
      ),
    reply: s.messagePage,
    rate: 'read',
    durable: false,
    scope: 'read',
  },
  'room:catchup': {
    request: z.strictObject({ room: s.roomId, since: s.rev }),
    reply: s.catchup,
    rate: 'read',
    durable: false,
    scope: 'read',
  },
} as const;
