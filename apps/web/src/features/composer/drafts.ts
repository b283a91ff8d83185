import type { MessageId, RoomId } from '@parley/events';
import type { DraftFiles } from '@parley/react';
import { createContext, use, useSyncExternalStore } from 'react';

export interface Draft {
  readonly text: string;
  /** A message that was refused, and has had its day when it is sent in other words. */
  readonly insteadOf?: MessageId | undefined;
  /** When it was last changed, by the server's clock; of two devices' versions the later counts. */
  readonly at?: number | undefined;
}

/** What was written of an edit. */
export interface Edit {
  readonly text: string;
  readonly of: string;
}

export interface KeptByRoom<T> {
  readonly read: (room: RoomId) => T | undefined;
  /** Undefined: the room has none any more. */
  readonly write: (room: RoomId, kept: T | undefined) => void;
}

/** Keeps drafts beyond the life of the page. */
export interface DraftStorage extends KeptByRoom<Draft> {
  /** Keeps edits for the tab in which they are made. */
  readonly edits?: KeptByRoom<readonly Edit[]>;
  /** Keeps the files that go with drafts; answers nothing where the browser can't. */
  readonly files?: () => Promise<DraftFiles | undefined>;
}

const empty: Draft = { text: '' };
const none: readonly Edit[] = [];
const nowhere: DraftStorage = { read: () => undefined, write: () => {} };

/** What is written and not sent, room by room. */
export class Drafts {
  readonly files: DraftStorage['files'];
  readonly #storage: DraftStorage;
  readonly #now: () => number;
  readonly #drafts = new Map<RoomId, Draft>();
  readonly #edits = new Map<RoomId, readonly Edit[]>();
  readonly #listeners = new Set<(room: RoomId) => void>();
  readonly #editListeners = new Set<(room: RoomId, of: string) => void>();

  constructor(storage: DraftStorage = nowhere, now = () => 0) {
    this.#storage = storage;
    this.files = storage.files;
    this.#now = now;
  }

  /** Tells in which room a draft changed. */
  readonly subscribe = (listener: (room: RoomId) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get(room: RoomId): Draft {
    const known = this.#drafts.get(room);
    if (known !== undefined) return known;
    const kept = this.#storage.read(room) ?? empty;
    this.#drafts.set(room, kept);
    return kept;
  }

  set(room: RoomId, draft: Draft): void {
    this.adopt(room, { ...(draft.text === '' ? empty : draft), at: Math.round(this.#now()) });
  }

  /** The edits in a room of which anything was written and that have not ended; the one that was last written is the last. */
  edits(room: RoomId): readonly Edit[] {
    const known = this.#edits.get(room);
    if (known !== undefined) return known;
    const kept = this.#storage.edits?.read(room) ?? none;
    this.#edits.set(room, kept);
    return kept;
  }

  keepEdit(room: RoomId, edit: Edit): void {
    this.#setEdits(room, [...this.#editsBeside(room, edit.of), edit]);
  }

  dropEdit(room: RoomId, of: string): void {
    this.#setEdits(room, this.#editsBeside(room, of));
    for (const listener of this.#editListeners) listener(room, of);
  }

  /** Tells which edit ended: it was saved, or is not wanted. */
  readonly onEditEnded = (listener: (room: RoomId, of: string) => void): (() => void) => {
    this.#editListeners.add(listener);
    return () => this.#editListeners.delete(listener);
  };

  #editsBeside(room: RoomId, of: string): readonly Edit[] {
    return this.edits(room).filter((edit) => edit.of !== of);
  }

  #setEdits(room: RoomId, edits: readonly Edit[]): void {
    this.#edits.set(room, edits);
    this.#storage.edits?.write(room, edits.length === 0 ? undefined : edits);
  }

  /** Takes what was written elsewhere, at a time of its own. */
  adopt(room: RoomId, draft: Draft): void {
    this.#drafts.set(room, draft);
    // That it was sent or thrown away is kept with its time, too: an older one, told to the server before, must not come back.
    this.#storage.write(room, draft.text === '' && draft.at === undefined ? undefined : draft);
    for (const listener of this.#listeners) listener(room);
  }
}

export const DraftsContext = createContext(new Drafts());

export const useDrafts = (): Drafts => use(DraftsContext);

export function useDraft(room: RoomId): Draft {
  const drafts = useDrafts();
  return useSyncExternalStore(drafts.subscribe, () => drafts.get(room));
}
