import { randomBytes } from 'node:crypto';
import type { Ids } from '@parley/core';
import type { RoomId, UserId } from '@parley/events';

/** 80 random bits: short enough for an address bar, and no two are ever the same. */
const random = (): string => randomBytes(10).toString('hex');

export const randomIds: Ids = {
  roomId: () => `r${random()}` as RoomId,
  userId: () => `u${random()}` as UserId,
};
