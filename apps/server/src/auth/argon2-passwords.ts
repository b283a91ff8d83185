import { argon2, type Argon2Parameters, randomBytes, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import type { Passwords } from '@parley/core';
import { type Ack, failure, success } from '@parley/events';

/** OWASP, Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
const cost = { memory: 19 * 1_024, passes: 2, parallelism: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** Who waits longer than these take is better off to try again. */
const WAITING = 50;

const derive = promisify(argon2);

interface Phc {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/**
 * Argon2id, off the event loop, in PHC string format. One processor stays free for those who talk, and a thread of the
 * pool for files and names; who finds the queue full is told to come again.
 */
export class Argon2Passwords implements Passwords {
  readonly #limit = Math.max(1, Math.min(3, availableParallelism() - 1));
  readonly #waiting: (() => void)[] = [];
  /** Compared with when there is no such user, so that it takes as long. */
  readonly #nobody = encode({ ...cost, salt: randomBytes(SALT_BYTES), hash: randomBytes(HASH_BYTES) });
  #running = 0;

  async hash(password: string): Promise<Ack<string>> {
    return this.#inTurn(async () => {
      const salt = randomBytes(SALT_BYTES);
      return encode({ ...cost, salt, hash: await digest(password, { ...cost, salt }) });
    });
  }

  async verify(password: string, hash: string | undefined): Promise<Ack<boolean>> {
    return this.#inTurn(async () => {
      const known = decode(hash ?? this.#nobody);
      const isSame = timingSafeEqual(known.hash, await digest(password, known));
      return isSame && hash !== undefined;
    });
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<Ack<T>> {
    if (this.#running >= this.#limit) {
      if (this.#waiting.length >= WAITING)
        return failure('unavailable', 'Many people are signing in; try again in a moment.', {
          retryAfterMs: 2_000,
        });
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running += 1;
    try {
      return success(await work());
    } finally {
      // The turn goes on to who waits longest.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}

/** One text is one password, however the keyboard composed it (NIST SP 800-63B, section 3.1.1.2). */
function digest(password: string, { memory, passes, parallelism, salt }: Omit<Phc, 'hash'>): Promise<Buffer> {
  const parameters: Argon2Parameters = {
    message: password.normalize('NFKC'),
    nonce: salt,
    memory,
    passes,
    parallelism,
    tagLength: HASH_BYTES,
  };
  return derive('argon2id', parameters);
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

const encode = ({ memory, passes, parallelism, salt, hash }: Phc): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(hash)}`;

const shape = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

function decode(text: string): Phc {
  const [, memory, passes, parallelism, salt, hash] = shape.exec(text) ?? [];
  if (salt === undefined || hash === undefined) throw new Error('a password is kept in an unknown format');
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}
