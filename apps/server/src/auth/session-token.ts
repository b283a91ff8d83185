import { createHash, randomBytes } from 'node:crypto';
import type { SessionId } from '@parley/core';

/** What a browser holds to prove its session: 256 random bits. */
export type SessionToken = string & { readonly __brand: 'SessionToken' };

/** What a bot shows: as much, behind a mark by which a leaked one is found. */
export type BotToken = string & { readonly __brand: 'BotToken' };

const MARK = 'parley_';
const shape = /^[A-Za-z0-9_-]{43}$/;

export const newSessionToken = (): SessionToken => randomBytes(32).toString('base64url') as SessionToken;

export const isSessionToken = (value: string | undefined): value is SessionToken =>
  value !== undefined && shape.test(value);

export const newBotToken = (): BotToken => `${MARK}${newSessionToken()}` as BotToken;

export const isBotToken = (value: string | undefined): value is BotToken =>
  value?.startsWith(MARK) === true && shape.test(value.slice(MARK.length));

/** What is stored of a token. A token has full entropy, so a plain hash is as good as a slow one. */
export const sessionIdOf = (token: SessionToken | BotToken): SessionId =>
  createHash('sha256').update(token).digest('hex') as SessionId;
