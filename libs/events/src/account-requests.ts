import { z } from 'zod';
import type { Immutable } from './immutable.ts';
import * as s from './schemas.ts';

/** What somebody says who proves a password: any text that could be one. */
const known = z.string('is not text').min(1, 'is empty').max(1_000, 'is too long');

/** What stands at the end of a link, or is a code, as it was shown. */
const secret = z.string('is not text').min(1, 'is empty').max(200, 'is too long');

/** The bodies of the HTTP requests that carry credentials (SPEC.md, section A); everything else is a command. */
export const accountRequests = {
  /** POST /api/session, as a guest. */
  enter: z.strictObject({ name: s.userName, invite: secret.optional() }),
  /** POST /api/session, with a password. */
  signIn: z.strictObject({
    login: z.string('is not text').min(1, 'is empty').max(100, 'is too long'),
    password: known,
  }),
  /** POST /api/account; a guest keeps the name. */
  register: z.strictObject({
    name: s.userName.optional(),
    password: s.newPassword,
    invite: secret.optional(),
  }),
  /** PUT /api/account/password */
  changePassword: z.strictObject({
    password: known,
    next: s.newPassword,
    endOthers: z.boolean().optional(),
  }),
  /** DELETE /api/account; who has a password says it. */
  remove: z.strictObject({ password: known.optional(), messages: z.enum(['keep', 'remove']) }),
  /** POST /api/account/recovery-codes */
  makeCodes: z.strictObject({ password: known }),
  /** POST /api/recovery: `secret` is a code, or from a link. */
  recover: z.strictObject({ secret, password: s.newPassword }),
  /** POST /api/invitation: what an invite's link says. A secret in an address would stand in logs. */
  showInvite: z.strictObject({ invite: secret }),
  /** POST /api/invites, by who is in already. */
  useInvite: z.strictObject({ invite: secret }),
} as const satisfies Record<string, z.ZodType>;

export type AccountRequests = typeof accountRequests;
export type AccountRequest<N extends keyof AccountRequests> = Immutable<z.output<AccountRequests[N]>>;

/** Parses a body into `T`. */
export type RequestSchema<T> = z.ZodType<T>;
