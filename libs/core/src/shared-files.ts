import {
  type Ack,
  can,
  canSee,
  failure,
  type FileId,
  fileId,
  limits,
  LOBBY_GUEST,
  success,
} from '@parley/events';
import type { SharedFile, UserId } from '@parley/events';
import type { Principal } from './connection.ts';
import { acked, type Services } from './context.ts';
import { targetOf } from './room-view.ts';
import { gathered } from './gathered.ts';
import { type Files, FilesUnavailable, type Images, type Log } from './ports.ts';

const CONTENT = 'content';
const PREVIEWS = 'previews';
/** What is so young may belong to a write that is still under way. */
const SETTLED_MS = 60 * 60 * 1_000;
/** Files that are looked up, or given up, at once. */
const BATCH = 500;

const contentOf = (id: FileId): string => `${CONTENT}/${id}.bin`;
const previewOf = (id: FileId): string => `${PREVIEWS}/${id}.webp`;

/** What the server can make a preview of. Everything else is a file. */
const pictures: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
]);

/** A whole upload. `pieces` begins anew each time. */
export interface Uploaded {
  readonly id: FileId;
  readonly name: string;
  /** What it was found to be. */
  readonly type: string;
  readonly size: number;
  readonly pieces: () => AsyncIterable<Uint8Array>;
}

/** Who may have how many bytes. */
export interface FileRoom {
  /** Of one person who has registered; guests have at most `guest`. */
  readonly person: number;
  readonly guest: number;
}

/**
 * Files of messages. The bytes are there before the row that tells of them, and go after it; what a crash leaves behind in
 * between goes with the next `tidy`. Who may read the room may read the file, asked anew each time.
 */
export class SharedFiles {
  readonly #services: Pick<Services, 'store' | 'journal' | 'directory' | 'clock'>;
  readonly #files: Files;
  readonly #images: Images;
  readonly #log: Log;
  readonly #room: FileRoom;

  constructor(
    services: Pick<Services, 'store' | 'journal' | 'directory' | 'clock'>,
    {
      files,
      images,
      log,
      room,
    }: { readonly files: Files; readonly images: Images; readonly log: Log; readonly room: FileRoom },
  ) {
    this.#services = services;
    this.#files = files;
    this.#images = images;
    this.#log = log;
    this.#room = room;
  }

  /** Why `user`, who has `pending` bytes under way, can't upload so many more; undefined if they can. Rejects with StoreUnavailable. */
  async refuses(user: UserId, size: number, pending: number): Promise<Ack<never> | undefined> {
    const quota = await this.#quotaOf(user);
    const used = await this.#services.store.fileBytes(user);
    if (used + pending + size <= quota) return undefined;
    const mb = Math.floor(quota / 1024 / 1024);
    return failure('conflict', `Your files may take ${mb} MB in all, and this one does not fit any more.`);
  }

  /** Keeps a whole upload, which no message has yet. Keeping it again changes nothing. Rejects with StoreUnavailable. */
  async keep(owner: UserId, uploaded: Uploaded): Promise<Ack<Record<never, never>>> {
    const { store } = this.#services;
    const { id, name, type, size } = uploaded;
    if (await store.file(id)) return success({});
    try {
      const seen = await this.#preview(uploaded);
      if (!seen.ok) return seen;
      await this.#files.putPieces(contentOf(id), uploaded.pieces());
      const { width, height } = seen.data;
      const measures = width === undefined || height === undefined ? {} : { width, height };
      return await this.#add(owner, { id, name, type, size, ...measures });
    } catch (error) {
      if (!(error instanceof FilesUnavailable)) throw error;
      this.#log.warn({ error: error.message }, 'a file can’t be kept');
      return failure('unavailable', 'The server can’t keep files right now.', { retryAfterMs: 10_000 });
    }
  }

  /** A file that `principal` may read now; undefined for whatever else. Rejects with StoreUnavailable. */
  async find(principal: Principal, id: string): Promise<SharedFile | undefined> {
    const parsed = fileId.safeParse(id);
    const kept = parsed.success && (await this.#services.store.file(parsed.data));
    if (!kept) return undefined;
    const { user } = principal;
    if (!kept.place) return kept.owner === user ? kept.file : undefined;
    const { directory } = this.#services;
    const actor = await directory.actor(user);
    const view = await directory.view(user, kept.place.room);
    if (!actor || actor.gone || !view) return undefined;
    const target = targetOf(view);
    return canSee(actor, target) && can(actor, 'room:history', target) ? kept.file : undefined;
  }

  /** The bytes of a file, or its preview. Rejects with FilesUnavailable. */
  read(
    id: FileId,
    what: 'content' | 'preview',
    range?: { readonly start: number; readonly end: number },
  ): Promise<AsyncIterable<Uint8Array> | undefined> {
    return this.#files.pieces(what === 'content' ? contentOf(id) : previewOf(id), range);
  }

  /** The bytes of files that are nobody's any more. What can't be deleted now goes with a later `tidy`. */
  async forget(ids: readonly FileId[]): Promise<void> {
    try {
      for (const id of ids) {
        await this.#files.delete(contentOf(id));
        await this.#files.delete(previewOf(id));
      }
    } catch (error) {
      if (!(error instanceof FilesUnavailable)) throw error;
      this.#log.warn({ error: error.message }, 'the bytes of deleted files wait to be deleted');
    }
  }

  /** Gives up uploads that no message named in time, and deletes bytes that are nobody's. Rejects with StoreUnavailable and FilesUnavailable. */
  async tidy(): Promise<number> {
    const { clock, journal } = this.#services;
    const before = clock.now() - limits.fileUnsentMs;
    for (let dropped = BATCH; dropped === BATCH;) {
      const result = await journal.submit({ ...dropUnsent(before), at: clock.now() });
      dropped = result.ok ? result.answer.dropped : 0;
    }
    return (await this.#sweep(CONTENT)) + (await this.#sweep(PREVIEWS));
  }

  async #sweep(folder: string): Promise<number> {
    const { store, clock } = this.#services;
    const settled = clock.now() - SETTLED_MS;
    const old = (await this.#files.list(folder)).filter(({ at }) => at < settled);
    let deleted = 0;
    for (let start = 0; start < old.length; start += BATCH) {
      const files = old.slice(start, start + BATCH).map(({ name }) => ({ name, id: idOf(name) }));
      const kept = new Set(await store.keptFiles(files.flatMap(({ id }) => id ?? [])));
      for (const { name, id } of files) {
        if (id && kept.has(id)) continue;
        await this.#files.delete(name);
        deleted += 1;
      }
    }
    return deleted;
  }

  /** A picture that can't be read is a file like any other; one that would take too much memory is refused. */
  async #preview({
    id,
    type,
    size,
    pieces,
  }: Uploaded): Promise<Ack<{ readonly width?: number; readonly height?: number }>> {
    if (!pictures.has(type) || size > limits.previewBytes) return success({});
    const box = { width: limits.previewWidth, height: limits.previewHeight };
    const made = await this.#images.preview(() => gathered(pieces()), box);
    if (!made.ok) return made.error.code === 'invalid' ? success({}) : made;
    await this.#files.put(previewOf(id), made.data.preview);
    const { width, height } = made.data;
    return success({ width, height });
  }

  async #add(owner: UserId, file: Omit<SharedFile, 'alt'>): Promise<Ack<Record<never, never>>> {
    const { journal, clock } = this.#services;
    const quota = await this.#quotaOf(owner);
    const result = await journal.submit({ kind: 'addFile', actor: owner, at: clock.now(), file, quota });
    if (!result.ok) await this.forget([file.id]);
    return acked(result, () => ({}));
  }

  async #quotaOf(user: UserId): Promise<number> {
    const actor = await this.#services.directory.actor(user);
    return actor?.role === 'guest' ? Math.min(this.#room.guest, this.#room.person) : this.#room.person;
  }
}

const dropUnsent = (before: number) => ({
  kind: 'dropFiles' as const,
  // In nobody's name, and this guest is always there.
  actor: LOBBY_GUEST,
  before,
  limit: BATCH,
});

function idOf(name: string): FileId | undefined {
  const parsed = fileId.safeParse(name.replace(/^[^/]+\//, '').replace(/\.[^.]+$/, ''));
  return parsed.success ? parsed.data : undefined;
}
