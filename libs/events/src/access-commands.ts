import { z } from 'zod';
import { limits } from './limits.ts';
import * as s from './schemas.ts';

const op = s.opId.optional();

/** Rows of the table of commands for the ways in. What is made with a secret carries no `op`: it could not be answered again. */
export const accessCommands = {
  'invite:create': {
    request: z.strictObject({
      expiresAt: s.time.optional(),
      uses: z.int().min(1).max(100_000).optional(),
      rooms: z.array(s.roomId).max(limits.inviteRooms).optional(),
    }),
    /** `secret` stands at the end of the link, /invite#<secret>: shown here, and never again. */
    reply: z.strictObject({ invite: s.invite, secret: z.string() }),
    rate: 'create',
    durable: true,
    scope: 'person',
  },
  'invite:list': {
    request: z.strictObject({}),
    reply: z.strictObject({ invites: z.array(s.invite).max(limits.invites), users: z.array(s.user) }),
    rate: 'read',
    durable: false,
    scope: 'person',
  },
  'invite:revoke': {
    request: z.strictObject({ op, invite: s.inviteId }),
    reply: z.strictObject({}),
    rate: 'write',
    durable: true,
    scope: 'person',
  },
  'user:recover': {
    /** For somebody who lost the password, to be handed to them. A link before it is good no more. */
    request: z.strictObject({ user: s.userId }),
    /** `secret` stands at the end of the link, /recover#<secret>: shown here, and never again. */
    reply: z.strictObject({ secret: z.string(), expiresAt: s.time }),
    rate: 'create',
    durable: true,
    scope: 'person',
  },
} as const;
