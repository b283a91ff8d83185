import { createReadStream } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Core, type Log, type Principal, StoreUnavailable } from '@parley/core';
import {
  type Ack,
  type Clock,
  type ErrorCode,
  type Failure,
  failure,
  type FileId,
  fileId,
  limits,
  UPLOADS_PATH,
  type UserId,
  userId,
} from '@parley/events';
import { fileName } from '@parley/events/file-names';
import { FileStore } from '@tus/file-store';
import { Server as TusServer, type Upload } from '@tus/server';
import { randomIds } from '../auth/random-ids.ts';
import type { Config } from '../config.ts';
import { responseOf } from '../edge/http/refusal.ts';
import { CLOCK, CONFIG, CORE, LOG } from '../tokens.ts';
import { makeBare } from './metadata/bare.ts';
import { sniff, SNIFFED } from './sniff.ts';
import { join } from 'node:path';

/** The folder of unfinished uploads in the data folder. */
const FOLDER = 'uploads';
const SWEEP_MS = 60 * 60 * 1_000;

/** How an answer of tus is said in our words. */
const codes: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  410: 'not_found',
  412: 'invalid',
  413: 'too_large',
  415: 'invalid',
};

/** A refusal as tus passes it on. */
class UploadRefused extends Error {
  override readonly name = 'UploadRefused';
  readonly status_code: number;
  readonly body: string;

  constructor(failed: Failure) {
    super(failed.error.message);
    const { status, body } = responseOf(failed);
    this.status_code = status;
    this.body = JSON.stringify(body);
  }
}

interface Open {
  readonly owner: UserId;
  readonly size: number;
  readonly at: number;
}

/**
 * Uploads by the tus protocol (1.0: creation and termination), by its own server. What is under way lies in a folder of its own, and
 * goes to core when it is whole. An upload is its owner's alone, and its id becomes the file's.
 */
@Injectable()
export class Uploads implements OnApplicationShutdown {
  readonly #core: Core;
  readonly #config: Pick<Config, 'maxFileBytes' | 'spareBytes' | 'dataDir'>;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #store: FileStore;
  readonly #tus: TusServer;
  readonly #askers = new WeakMap<IncomingMessage, Principal>();
  readonly #open: Promise<Map<FileId, Open>>;
  #cancelSweep: (() => void) | undefined;

  constructor(
    @Inject(CORE) core: Core,
    @Inject(CONFIG) config: Config,
    @Inject(CLOCK) clock: Clock,
    @Inject(LOG) log: Log,
  ) {
    this.#core = core;
    this.#config = config;
    this.#clock = clock;
    this.#log = log;
    this.#store = new FileStore({ directory: join(config.dataDir, FOLDER) });
    this.#tus = new TusServer({
      path: UPLOADS_PATH,
      datastore: this.#store,
      relativeLocation: true,
      maxSize: config.maxFileBytes,
      // Which origins may do what, the server says for all its routes.
      allowedOrigins: () => false,
      namingFunction: () => randomIds.fileId(),
      onUploadCreate: (request, upload) => this.#begin(this.#askerOf(request), upload),
      onUploadFinish: async (_, upload) => {
        await this.#finish(upload);
        return {};
      },
      onResponseError: (_, error) => this.#said(error),
    });
    this.#open = this.#leftOver();
    this.#sweepLater();
  }

  onApplicationShutdown(): void {
    this.#cancelSweep?.();
  }

  /** Answers a request of the protocol, made by `principal`. */
  async handle(principal: Principal, request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#askers.set(request, principal);
    await this.#tus.handle(request, response);
  }

  /** Bytes of a file that is whole already and `user`'s own, so that its upload need not go on; finished now if that failed before. */
  async done(user: UserId, id: FileId): Promise<number | undefined> {
    const kept = await this.#core.files.find({ user }, id);
    if (kept) return kept.size;
    const upload = await this.#own(user, id);
    if (!upload || upload.offset !== upload.size) return undefined;
    await this.#finish(upload);
    return upload.size;
  }

  /** Whether an upload is under way and `user`'s own. */
  async isOwn(user: UserId, id: FileId): Promise<boolean> {
    return (await this.#own(user, id)) !== undefined;
  }

  /** Why a piece of what is under way can't be taken: others may have filled the disk since it began. */
  refusesPiece(): Promise<Failure | undefined> {
    return this.#full(0);
  }

  /** An upload is over without having become a file. */
  async gone(id: FileId): Promise<void> {
    (await this.#open).delete(id);
  }

  async #own(user: UserId, id: FileId): Promise<Upload | undefined> {
    if ((await this.#open).get(id)?.owner !== user) return undefined;
    return this.#store.getUpload(id).catch(() => undefined);
  }

  #askerOf(request: object): Principal {
    const { runtime } = request as { runtime?: { node?: { req?: IncomingMessage } } };
    const principal = runtime?.node?.req && this.#askers.get(runtime.node.req);
    if (!principal) throw new Error('an upload of nobody');
    return principal;
  }

  async #begin({ user }: Principal, upload: Upload): Promise<{ metadata: Upload['metadata'] }> {
    const id = fileId.parse(upload.id);
    const { size } = upload;
    if (size === undefined)
      throw new UploadRefused(failure('invalid', 'Say how large the file is (Upload-Length).'));
    if (size === 0) throw new UploadRefused(failure('invalid', 'The file is empty.'));
    const open = await this.#open;
    const mine = [...open.values()].filter(({ owner }) => owner === user);
    if (mine.length >= limits.uploads)
      throw new UploadRefused(
        failure('rate_limited', `Only ${limits.uploads} files can be uploaded at once.`, {
          retryAfterMs: 5_000,
        }),
      );
    const pending = mine.reduce((sum, other) => sum + other.size, 0);
    // At once: what begins in the same moment counts too.
    open.set(id, { owner: user, size, at: this.#clock.now() });
    try {
      refuse(await orSaid(() => this.#core.files.refuses(user, size, pending)));
      refuse(await this.#full(size));
    } catch (error) {
      open.delete(id);
      throw error;
    }
    return { metadata: { owner: user, filename: fileName(upload.metadata?.['filename'] ?? '') } };
  }

  /** The refusal if so many bytes would take what the disk keeps for the database. */
  async #full(size: number): Promise<Failure | undefined> {
    const { dataDir, spareBytes } = this.#config;
    const { bavail, bsize } = await statfs(dataDir);
    if (bavail * bsize - size > spareBytes) return undefined;
    this.#log.warn({}, 'an upload was refused: the disk is nearly full');
    return failure('unavailable', 'The server has no room for this file.', { retryAfterMs: 600_000 });
  }

  async #finish(upload: Upload): Promise<void> {
    const id = fileId.parse(upload.id);
    const { owner } = (await this.#open).get(id) ?? {};
    const path = upload.storage?.path;
    if (!owner || path === undefined)
      throw new UploadRefused(failure('not_found', 'There is no such upload.'));
    const name = upload.metadata?.['filename'] ?? 'file';
    const type = await sniff(await headOf(path));
    await makeBare(path, type);
    const size = upload.offset;
    const kept = await orSaid(() =>
      this.#core.files.keep(owner, { id, name, type, size, pieces: () => createReadStream(path) }),
    );
    // What can succeed later stays: the client asks again.
    if (kept.ok || kept.error.code !== 'unavailable') {
      await this.#store.remove(id);
      (await this.#open).delete(id);
    }
    refuse(kept);
  }

  /** Whatever goes wrong is answered in the words of the contract. */
  #said(error: Error | { status_code: number; body: string }): { status_code: number; body: string } {
    if (error instanceof UploadRefused) return error;
    const told = 'status_code' in error ? error.status_code : 500;
    // A part of tus that is not spoken here (501) is a mistake of who asks, and no fault.
    const status = told === 501 ? 400 : told;
    const code = codes[status];
    if (code === undefined) {
      this.#log.error({ error: error instanceof Error ? error.stack : error.body }, 'an upload failed');
      return new UploadRefused(failure('internal', 'Something went wrong on the server.'));
    }
    const mb = this.#config.maxFileBytes / 1024 / 1024;
    const said =
      code === 'too_large'
        ? `The file is too large; the limit is ${mb} MB.`
        : 'body' in error
          ? error.body.trim()
          : error.message;
    const { body } = new UploadRefused(failure(code, said));
    return { status_code: status, body };
  }

  /** What was under way when the server stopped goes on. */
  async #leftOver(): Promise<Map<FileId, Open>> {
    const open = new Map<FileId, Open>();
    const { configstore } = this.#store;
    try {
      for (const key of (await configstore.list?.()) ?? []) {
        const upload = await configstore.get(key);
        const [id, owner] = [fileId.safeParse(key), userId.safeParse(upload?.metadata?.['owner'])];
        const at = Date.parse(upload?.creation_date ?? '');
        if (id.success && owner.success && Number.isFinite(at))
          open.set(id.data, { owner: owner.data, size: upload?.size ?? 0, at });
      }
    } catch (error) {
      this.#log.warn({ error: String(error) }, 'unfinished uploads can’t be read');
    }
    return open;
  }

  #sweepLater(): void {
    this.#cancelSweep = this.#clock.after(SWEEP_MS, () => {
      this.#sweepLater();
      void this.#sweep();
    });
  }

  async #sweep(): Promise<void> {
    const open = await this.#open;
    const before = this.#clock.now() - limits.uploadIdleMs;
    for (const [id, { at }] of open) {
      if (at >= before) continue;
      open.delete(id);
      await this.#store.remove(id).catch(() => undefined);
    }
  }
}

async function headOf(path: string): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of createReadStream(path, { end: SNIFFED - 1 })) pieces.push(piece);
  return Buffer.concat(pieces);
}

function refuse(answer: Ack<unknown> | undefined): void {
  if (answer && !answer.ok) throw new UploadRefused(answer);
}

/** A store that can't be read is no fault of who uploads. */
async function orSaid<T>(work: () => Promise<T>): Promise<T | Failure> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return failure('unavailable', 'The server cannot read its data right now.', { retryAfterMs: 2_000 });
  }
}
