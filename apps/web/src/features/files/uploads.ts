import {
  type ChatClient,
  type DraftFile,
  type DraftFiles,
  type KeptDraftFile,
  useChatClient,
} from '@parley/react';
import type { FileId, MessageId, RoomId, SharedFile } from '@parley/events';
import { fileName } from '@parley/events/file-names';
import { limits } from '@parley/events/limits';
import type { Upload } from 'tus-js-client';
import { attachTexts } from '../../texts/en/attach.ts';
import { type Drafts, useDrafts } from '../composer/drafts.ts';
import { tusUpload } from './tus-upload.ts';

/** At once; the others wait for their turn. */
const AT_ONCE = 3;

/** A file on its way into a message that is being written. */
export interface Attachment {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** `failed` may succeed at another time, `rejected` never. */
  readonly state: 'waiting' | 'uploading' | 'paused' | 'done' | 'failed' | 'rejected';
  /** Bytes that the server has. */
  readonly sent: number;
  readonly problem?: string;
  readonly alt: string;
  /** A picture's address for this page, and its measures. */
  readonly picture?: { readonly url: string; readonly width: number; readonly height: number };
  readonly id?: FileId;
  /** Whether it is there again when the page was loaded anew; undefined until the browser said. */
  readonly kept?: boolean;
  /** Its message is sent as soon as all its files are up. */
  readonly waits: boolean;
  /** The message that was refused with it. */
  readonly refused?: MessageId;
}

interface Item {
  readonly room: RoomId;
  /** Undefined of what is whole on the server. */
  readonly content: Blob | undefined;
  readonly refused?: DraftFile['refused'];
  view: Attachment;
  upload?: Upload;
  /** Where the upload goes on. */
  address?: string | undefined;
  kept?: KeptDraftFile | undefined;
}

const none: readonly Attachment[] = [];

/**
 * Files that are going up, room by room; they go on while one looks at another room. What the browser keeps of them another page
 * takes up when this one is gone.
 */
export class Uploads {
  readonly #files: Promise<DraftFiles | undefined>;
  readonly #items = new Map<string, Item>();
  readonly #shown = new Map<RoomId, readonly Attachment[]>();
  /** Rooms whose composer is open. */
  readonly #attended = new Set<RoomId>();
  readonly #listeners = new Set<() => void>();
  #made = 0;

  /** `files` keeps them; without it they go with the page. */
  constructor(files: Promise<DraftFiles | undefined> = Promise.resolve(undefined)) {
    this.#files = files.catch(() => undefined);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Whether something would be gone with the page. */
  readonly atRisk = (): boolean => [...this.#items.values()].some(({ view }) => view.kept !== true);

  in(room: RoomId): readonly Attachment[] {
    return this.#shown.get(room) ?? none;
  }

  /** Somebody sees to the room's files, and sends them when they are whole, until the returned function is called. */
  attend(room: RoomId): () => void {
    this.#attended.add(room);
    return () => void this.#attended.delete(room);
  }

  /** Rooms whose message waits to be sent, and to whose files nobody sees. */
  unattended(): readonly RoomId[] {
    const rooms = new Set([...this.#items.values()].map(({ room }) => room));
    return [...rooms].filter((room) => this.#waits(room) && !this.#attended.has(room));
  }

  /** Begins with as many as fit into one message; how many did not. */
  add(room: RoomId, files: readonly File[]): number {
    const taken = files.slice(0, this.#roomFor(room));
    const waits = this.#waits(room);
    for (const file of taken) {
      const { type, size } = file;
      // What the server calls it: nobody sends a name that reads otherwise than it ends.
      const name = fileName(file.name);
      const empty = size === 0 ? { state: 'rejected' as const, problem: attachTexts().empty } : undefined;
      const item = this.#put(room, file, {
        name,
        type,
        size,
        state: 'waiting',
        sent: 0,
        alt: '',
        waits,
        ...empty,
      });
      if (!empty) void this.#keep(item);
    }
    this.#changed(room);
    this.#goOn();
    return files.length - taken.length;
  }

  /** The files of a message that was refused, which is being written anew; how many did not fit. */
  reword(room: RoomId, message: MessageId, files: readonly SharedFile[]): number {
    const here = new Set(this.in(room).map(({ id }) => id));
    const missing = files.filter(({ id }) => !here.has(id));
    const taken = missing.slice(0, this.#roomFor(room));
    for (const file of taken) {
      const { name, type, size, alt = '' } = file;
      const view = { name, type, size, alt, state: 'done', sent: size, waits: this.#waits(room) } as const;
      void this.#keep(this.#put(room, undefined, view, { message, file }));
    }
    this.#changed(room);
    return missing.length - taken.length;
  }

  /** What pages that are gone left behind goes on here. */
  async takeUp(): Promise<void> {
    const files = await this.#files;
    const left = (await files?.takeUp()) ?? [];
    for (const kept of left) {
      const { room, name, type, size, alt, sent, paused, waits, upload, refused } = kept.file;
      const state = refused ? 'done' : paused ? 'paused' : 'waiting';
      const view = { name, type, size, alt, sent, waits, state, kept: true } as const;
      const item = this.#put(room, kept.content, view, refused);
      item.kept = kept;
      item.address = upload;
    }
    this.#changed(...new Set(left.map(({ file }) => file.room)));
    this.#goOn();
  }

  pause(key: string): void {
    const item = this.#items.get(key);
    if (item === undefined) return;
    void item.upload?.abort();
    this.#set(item, { state: 'paused' });
    this.#write(item);
    this.#goOn();
  }

  /** Goes on where it stopped. */
  resume(key: string): void {
    const item = this.#items.get(key);
    if (item === undefined) return;
    const { problem: _, ...view } = item.view;
    item.view = view;
    this.#set(item, { state: 'waiting' });
    this.#write(item);
    this.#goOn();
  }

  /** Forgets it, here and on the server. */
  cancel(key: string): void {
    const item = this.#items.get(key);
    if (item === undefined) return;
    this.#drop(item);
    this.#changed(item.room);
    // What can't be told goes there by itself in a day.
    void item.upload?.abort(item.view.state !== 'done').catch(() => {});
    this.#goOn();
  }

  describe(key: string, alt: string): void {
    const item = this.#items.get(key);
    if (item === undefined) return;
    this.#set(item, { alt });
    this.#write(item);
  }

  /** The message is to be sent as soon as they are all up, or not any more; false if it was so before. */
  wait(room: RoomId, waits: boolean): boolean {
    const items = [...this.#items.values()].filter((item) => item.room === room && item.view.waits !== waits);
    for (const item of items) {
      item.view = { ...item.view, waits };
      this.#write(item);
    }
    if (items.length > 0) this.#changed(room);
    return items.length > 0;
  }

  /** They are a message's now. */
  take(room: RoomId): void {
    for (const item of this.#items.values()) if (item.room === room) this.#drop(item);
    this.#changed(room);
  }

  /** The session is over: nothing goes up any more. */
  close(): void {
    for (const { upload } of this.#items.values()) void upload?.abort();
    void this.#files.then((files) => files?.leave());
  }

  #roomFor(room: RoomId): number {
    return Math.max(0, limits.filesPerMessage - this.in(room).length);
  }

  #waits(room: RoomId): boolean {
    return this.in(room).some(({ waits }) => waits);
  }

  #put(
    room: RoomId,
    content: Blob | undefined,
    view: Omit<Attachment, 'key'>,
    refused?: DraftFile['refused'],
  ): Item {
    const key = `${(this.#made += 1)}`;
    const known = refused && { id: refused.file.id, refused: refused.message, ...pictureOf(refused.file) };
    const item: Item = { room, content, refused, view: { key, ...view, ...known } };
    this.#items.set(key, item);
    if (content !== undefined && view.type.startsWith('image/')) void this.#look(item, content);
    return item;
  }

  async #keep(item: Item): Promise<void> {
    const files = await this.#files;
    const kept = await files?.keep(keptOf(item), item.content);
    // Sent or removed while it was written down.
    if (!this.#items.has(item.view.key)) return kept?.drop();
    item.kept = kept;
    this.#set(item, { kept: kept !== undefined });
    this.#write(item);
  }

  #write(item: Item): void {
    item.kept?.change(keptOf(item));
  }

  #goOn(): void {
    const items = [...this.#items.values()];
    const going = items.filter(({ view }) => view.state === 'uploading').length;
    const next = items.filter(({ view }) => view.state === 'waiting').slice(0, Math.max(0, AT_ONCE - going));
    for (const item of next) {
      if (item.content === undefined) continue;
      item.upload ??= this.#uploadOf(item, item.content);
      this.#set(item, { state: 'uploading' });
      item.upload.start();
    }
  }

  #uploadOf(item: Item, content: Blob): Upload {
    return tusUpload(content, item.view.name, item.address, {
      begun: (address) => {
        item.address = address;
        this.#write(item);
      },
      progress: (sent) => this.#set(item, { sent }),
      done: (id) => {
        this.#set(item, { state: 'done', sent: item.view.size, ...(id !== undefined && { id }) });
        this.#goOn();
      },
      failed: (problem, final) => {
        this.#set(item, { state: final ? 'rejected' : 'failed', problem });
        this.#goOn();
      },
    });
  }

  async #look(item: Item, content: Blob): Promise<void> {
    try {
      const bitmap = await createImageBitmap(content);
      const { width, height } = bitmap;
      bitmap.close();
      if (!this.#items.has(item.view.key)) return;
      this.#set(item, { picture: { url: URL.createObjectURL(content), width, height } });
    } catch {
      // What this browser can't show goes up as it is.
    }
  }

  #drop({ view, kept }: Item): void {
    if (view.picture) URL.revokeObjectURL(view.picture.url);
    this.#items.delete(view.key);
    kept?.drop();
  }

  #set(item: Item, next: Partial<Attachment>): void {
    item.view = { ...item.view, ...next };
    if (this.#items.has(item.view.key)) this.#changed(item.room);
  }

  /** Told once all of it is changed: a listener sends what it sees. */
  #changed(...rooms: readonly RoomId[]): void {
    for (const room of rooms) {
      const items = [...this.#items.values()].filter((item) => item.room === room);
      this.#shown.set(
        room,
        items.map(({ view }) => view),
      );
    }
    for (const listener of this.#listeners) listener();
  }
}

/** What is kept of it. */
function keptOf({ room, view, address, refused }: Item): DraftFile {
  const { name, type, size, alt, sent, state, waits } = view;
  return { room, name, type, size, alt, sent, waits, paused: state === 'paused', upload: address, refused };
}

/** A picture that is on the server already, as it is shown here. */
function pictureOf({ id, width, height }: SharedFile): Pick<Attachment, 'picture'> {
  if (width === undefined || height === undefined) return {};
  return { picture: { url: `/api/files/${id}/preview`, width, height } };
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

/** The uploads of who is signed in, kept where their drafts are. */
export function uploadsOf(client: ChatClient, drafts: Drafts): Uploads {
  const uploads = known.get(client) ?? new Uploads(drafts.files?.());
  known.set(client, uploads);
  return uploads;
}

export const useUploads = (): Uploads => uploadsOf(useChatClient(), useDrafts());
