import { createHash, randomInt } from 'node:crypto';
import type { SecretHash } from '@parley/core';

/** Letters and digits that nobody mistakes for one another. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
/** 31 letters to choose from, 30 times: 148 bits. */
const LENGTH = 30;

/** A secret for people: short enough to be typed from paper, and never guessed. */
export const newPass = (): string =>
  Array.from({ length: LENGTH }, () => letters[randomInt(letters.length)]).join('');

/** What is stored of it; how it is written, in groups or in capitals, makes no difference. */
export const hashOfPass = (secret: string): SecretHash =>
  createHash('sha256')
    .update(secret.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .digest('hex') as SecretHash;
