import { createHash, randomBytes } from 'node:crypto';
import type { SessionId } from '@parley/core';

/** What a browser holds to prove its session: 256 random bits. */
export type SessionToken = string & { readonly __brand: 'SessionToken' };

const shape = /^[A-Za-z0-9_-]{43}$/;

export const newSessionToken = (): SessionToken => randomBytes(32).toString('base64url') as SessionToken;

export const isSessionToken = (value: string | undefined): value is SessionToken =>
  value !== undefined && shape.test(value);

/** What is stored of a token. A token has full entropy, so a plain hash is as good as a slow one. */
export const sessionIdOf = (token: SessionToken): SessionId =>
  createHash('sha256').update(token).digest('hex') as SessionId;
