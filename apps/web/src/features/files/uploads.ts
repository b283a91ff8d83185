import type { ChatClient } from '@parley/react';
import type { FileId, RoomId, SharedFile } from '@parley/events';
import { limits } from '@parley/events/limits';
import { DetailedError, Upload } from 'tus-js-client';
import { attachTexts } from '../../texts/en/attach.ts';
import { fromServer } from '../../texts/server.ts';

/** Small enough to be through before a server or a proxy loses patience with a slow line. */
const PIECE_BYTES = 4 * 1024 * 1024;
/** At once; the others wait for their turn. */
const AT_ONCE = 3;
/** A line that comes and goes is given time. */
const retryDelays = [0, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000, 60_000];

/** A file on its way into a message that is being written. */
export interface Attachment {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly state: 'waiting' | 'uploading' | 'paused' | 'done' | 'failed';
  /** Bytes that the server has. */
  readonly sent: number;
  readonly problem?: string;
  readonly alt: string;
  /** A picture's address in this page, and its measures. */
  readonly picture?: { readonly url: string; readonly width: number; readonly height: number };
  readonly id?: FileId;
}

interface Item {
  readonly room: RoomId;
  readonly file: File;
  view: Attachment;
  upload?: Upload;
}

const none: readonly Attachment[] = [];

/** Files that are going up, room by room; they go on while one looks at another room. */
export class Uploads {
  readonly #items = new Map<string, Item>();
  readonly #shown = new Map<RoomId, readonly Attachment[]>();
  readonly #listeners = new Set<() => void>();
  #made = 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  in(room: RoomId): readonly Attachment[] {
    return this.#shown.get(room) ?? none;
  }

  /** Begins with as many as fit into one message; how many did not. */
  add(room: RoomId, files: readonly File[]): number {
    const taken = files.slice(0, Math.max(0, limits.filesPerMessage - this.in(room).length));
    for (const file of taken) {
      const key = `${(this.#made += 1)}`;
      const { name, type, size } = file;
      const empty = size === 0 ? { state: 'failed' as const, problem: attachTexts().empty } : undefined;
      const view: Attachment = { key, name, type, size, state: 'waiting', sent: 0, alt: '', ...empty };
      const item: Item = { room, file, view };
      this.#items.set(key, item);
      if (type.startsWith('image/')) void this.#look(item);
    }
    this.#changed(room);
    this.#goOn();
    return files.length - taken.length;
  }

  pause(key: string): void {
    const item = this.#items.get(key);
    if (item === undefined) return;
    void item.upload?.abort();
    this.#set(item, { state: 'paused' });
    this.#goOn();
  }

  /** Goes on where it stopped. */
  resume(key: string): void {
    const item = this.#items.get(key);
    if (item === undefined) return;
    const { problem: _, ...view } = item.view;
    item.view = view;
    this.#set(item, { state: 'waiting' });
    this.#goOn();
  }

  /** Forgets it, here and on the server. */
  cancel(key: string): void {
    const item = this.#items.get(key);
    if (item === undefined) return;
    this.#drop(item);
    // What can't be told goes there by itself in a day.
    void item.upload?.abort(item.view.state !== 'done').catch(() => {});
    this.#goOn();
  }

  describe(key: string, alt: string): void {
    const item = this.#items.get(key);
    if (item !== undefined) this.#set(item, { alt });
  }

  /** They are a message's now. */
  take(room: RoomId): void {
    for (const item of this.#items.values()) if (item.room === room) this.#drop(item);
  }

  #goOn(): void {
    const items = [...this.#items.values()];
    const going = items.filter(({ view }) => view.state === 'uploading').length;
    const next = items.filter(({ view }) => view.state === 'waiting').slice(0, Math.max(0, AT_ONCE - going));
    for (const item of next) {
      item.upload ??= this.#uploadOf(item);
      this.#set(item, { state: 'uploading' });
      item.upload.start();
    }
  }

  #uploadOf(item: Item): Upload {
    const upload = new Upload(item.file, {
      endpoint: '/api/uploads',
      chunkSize: PIECE_BYTES,
      retryDelays,
      metadata: { filename: item.file.name },
      // Nothing of a file is left in the browser.
      storeFingerprintForResuming: false,
      onShouldRetry: (error) => {
        const status = 'originalResponse' in error ? (error.originalResponse?.getStatus() ?? 0) : 0;
        return status === 0 || status >= 500 || [409, 423, 429].includes(status);
      },
      onProgress: (sent) => this.#set(item, { sent }),
      onSuccess: () => {
        const id = upload.url?.split('/').at(-1) as FileId | undefined;
        this.#set(item, { state: 'done', sent: item.file.size, ...(id !== undefined && { id }) });
        this.#goOn();
      },
      onError: (error) => {
        this.#set(item, { state: 'failed', problem: problemOf(error) });
        this.#goOn();
      },
    });
    return upload;
  }

  async #look(item: Item): Promise<void> {
    try {
      const bitmap = await createImageBitmap(item.file);
      const { width, height } = bitmap;
      bitmap.close();
      if (!this.#items.has(item.view.key)) return;
      this.#set(item, { picture: { url: URL.createObjectURL(item.file), width, height } });
    } catch {
      // What this browser can't show goes up as it is.
    }
  }

  #drop({ room, view }: Item): void {
    if (view.picture) URL.revokeObjectURL(view.picture.url);
    this.#items.delete(view.key);
    this.#changed(room);
  }

  #set(item: Item, next: Partial<Attachment>): void {
    item.view = { ...item.view, ...next };
    if (this.#items.has(item.view.key)) this.#changed(item.room);
  }

  #changed(room: RoomId): void {
    const items = [...this.#items.values()].filter((item) => item.room === room);
    this.#shown.set(
      room,
      items.map(({ view }) => view),
    );
    for (const listener of this.#listeners) listener();
  }
}

function problemOf(error: Error): string {
  const body = error instanceof DetailedError ? error.originalResponse?.getBody() : undefined;
  try {
    const said: { readonly error?: { readonly message?: unknown } } = JSON.parse(body ?? '');
    if (typeof said.error?.message === 'string') return fromServer(said.error.message);
  } catch {
    // No answer of ours.
  }
  return attachTexts().unreachable;
}

/** As the message will have them; undefined while one is not whole. */
export function sharedOf(items: readonly Attachment[]): readonly SharedFile[] | undefined {
  const files = items.flatMap(({ id, name, type, size, alt, picture }): SharedFile[] => {
    if (id === undefined) return [];
    const measures = picture && { width: picture.width, height: picture.height };
    const said = alt.trim();
    return [{ id, name, type, size, ...measures, ...(said !== '' && { alt: said }) }];
  });
  return files.length === items.length ? files : undefined;
}

const known = new WeakMap<ChatClient, Uploads>();

/** The uploads of who is signed in. */
export function uploadsOf(client: ChatClient): Uploads {
  const uploads = known.get(client) ?? new Uploads();
  known.set(client, uploads);
  return uploads;
}
