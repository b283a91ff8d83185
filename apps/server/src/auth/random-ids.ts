import { randomBytes } from 'node:crypto';
import type { Ids } from '@parley/core';
import type { FileId, InviteId, RoomId, TokenId, UserId } from '@parley/events';
import { hashOfPass, newPass } from './pass.ts';
import { newBotToken, sessionIdOf } from './session-token.ts';

/** 80 random bits: short enough for an address bar, and no two are ever the same. */
const random = (): string => randomBytes(10).toString('hex');

export const randomIds: Ids = {
  roomId: () => `r${random()}` as RoomId,
  userId: () => `u${random()}` as UserId,
  tokenId: () => `t${random()}` as TokenId,
  inviteId: () => `i${random()}` as InviteId,
  fileId: () => `f${randomBytes(16).toString('hex')}` as FileId,
  pictureId: () => randomBytes(16).toString('hex'),
  pass: () => {
    const secret = newPass();
    return { secret, hash: hashOfPass(secret) };
  },
  hashOf: hashOfPass,
  secret: () => {
    const secret = newBotToken();
    return { secret, session: sessionIdOf(secret) };
  },
};
