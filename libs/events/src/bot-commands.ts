import { z } from 'zod';
import { limits } from './limits.ts';
import * as s from './schemas.ts';

const op = s.opId.optional();

/** Rows of the table of commands for bots and the tokens with which they come in. For people only: no token reaches them. */
export const botCommands = {
  'bot:create': {
    request: z.strictObject({ op, name: s.userName }),
    reply: z.strictObject({ bot: s.user }),
    rate: 'create',
    durable: true,
    scope: 'person',
  },
  'bot:list': {
    request: z.strictObject({}),
    reply: z.strictObject({ bots: z.array(s.user) }),
    rate: 'read',
    durable: false,
    scope: 'person',
  },
  'bot:remove': {
    /** Ends its tokens and its memberships; what it said stays. */
    request: z.strictObject({ op, bot: s.userId }),
    reply: z.strictObject({}),
    rate: 'write',
    durable: true,
    scope: 'person',
  },
  'token:create': {
    /** Carries no `op`: a repetition makes another token, for the secret is kept nowhere to be answered again. */
    request: z.strictObject({
      bot: s.userId,
      name: s.tokenName,
      scopes: z
        .array(s.scope)
        .min(1)
        .max(s.scope.options.length)
        .refine((scopes) => new Set(scopes).size === scopes.length, 'names a scope twice'),
      expiresAt: s.time.optional(),
    }),
    /** `secret` is what proves the token: shown here, and never again. */
    reply: z.strictObject({ token: s.token, secret: z.string() }),
    rate: 'create',
    durable: true,
    scope: 'person',
  },
  'token:list': {
    request: z.strictObject({ bot: s.userId }),
    reply: z.strictObject({ tokens: z.array(s.token).max(limits.tokensPerBot) }),
    rate: 'read',
    durable: false,
    scope: 'person',
  },
  'token:revoke': {
    request: z.strictObject({ op, token: s.tokenId }),
    reply: z.strictObject({}),
    rate: 'write',
    durable: true,
    scope: 'person',
  },
} as const;
