import { z } from 'zod';
import { limits } from './limits.ts';
import * as s from './schemas.ts';

const op = s.opId.optional();

/** Rows of the table of commands for those who keep order. */
export const moderationCommands = {
  'room:role': {
    request: z.strictObject({ op, room: s.roomId, user: s.userId, role: s.member.shape.role }),
    reply: z.strictObject({ rev: s.rev }),
    rate: 'write',
    durable: true,
    scope: 'moderate',
  },
  'room:mute': {
    /** Until when they can't send, edit or react there; null ends it. */
    request: z.strictObject({ op, room: s.roomId, user: s.userId, until: s.time.nullable() }),
    reply: z.strictObject({ rev: s.rev }),
    rate: 'write',
    durable: true,
    scope: 'moderate',
  },
  'user:ban': {
    /** `purge`: all they said is deleted as well, a little later. Banning the banned can add that. */
    request: z.strictObject({
      op,
      user: s.userId,
      purge: z.boolean().optional(),
      reason: s.reason.optional(),
    }),
    reply: z.strictObject({ user: s.user }),
    rate: 'write',
    durable: true,
    scope: 'person',
  },
  'user:unban': {
    request: z.strictObject({ op, user: s.userId }),
    reply: z.strictObject({ user: s.user }),
    rate: 'write',
    durable: true,
    scope: 'person',
  },
  'message:report': {
    /** Shows this one message, as it is now, to those who keep order. */
    request: z.strictObject({ op, room: s.roomId, seq: s.seq.min(1), reason: s.reason }),
    reply: z.strictObject({ report: s.reportId }),
    rate: 'create',
    durable: true,
    scope: 'write',
  },
  'report:list': {
    /** The newest first, or those before an id: of rooms that one leads, or all for an admin. */
    request: z.strictObject({
      resolved: z.boolean().optional(),
      before: s.reportId.optional(),
      limit: z.int().min(1).max(limits.reportPage).optional(),
    }),
    reply: z.strictObject({
      reports: z.array(s.report),
      users: z.array(s.user),
      /** The rooms of these reports that one may know of. */
      rooms: z.array(s.room),
      more: z.boolean(),
      /** How many are open in all, of those one may see. */
      open: z.int(),
    }),
    rate: 'read',
    durable: false,
    scope: 'moderate',
  },
  'report:resolve': {
    request: z.strictObject({ op, report: s.reportId, outcome: s.reportOutcome }),
    reply: z.strictObject({ report: s.report }),
    rate: 'write',
    durable: true,
    scope: 'moderate',
  },
  'audit:list': {
    /** The newest first, or those before an id. */
    request: z.strictObject({
      before: s.auditEntry.shape.id.optional(),
      limit: z.int().min(1).max(limits.auditPage).optional(),
    }),
    reply: z.strictObject({ entries: z.array(s.auditEntry), users: z.array(s.user), more: z.boolean() }),
    rate: 'read',
    durable: false,
    scope: 'person',
  },
} as const;
