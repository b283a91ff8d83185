import type { MessageId, RoomId } from '@parley/events';
import type { DraftFiles } from '@parley/react';
import { createContext, use, useSyncExternalStore } from 'react';

export interface Draft {
  readonly text: string;
  /** A message that was refused, and has had its day when it is sent in other words; of an edit, the message that is edited. */
  readonly insteadOf?: MessageId | undefined;
  /** When it was last changed, by the server's clock; of two devices' versions the later counts. */
  readonly at?: number | undefined;
}

interface RoomTexts {
  readonly read: (room: RoomId) => Draft | undefined;
  /** Without a draft the room has none any more. */
  readonly write: (room: RoomId, draft: Draft | undefined) => void;
}

/** Keeps drafts beyond the life of the page. */
export interface DraftStorage extends RoomTexts {
  /** Keeps edits for the tab in which they are made. */
  readonly edits?: RoomTexts;
  /** Keeps the files that go with drafts; answers nothing where the browser can't. */
  readonly files?: () => Promise<DraftFiles | undefined>;
}

const empty: Draft = { text: '' };
const nowhere: DraftStorage = { read: () => undefined, write: () => {} };

/** What is written and not sent, room by room. */
export class Drafts {
  readonly files: DraftStorage['files'];
  readonly #storage: DraftStorage;
  readonly #now: () => number;
  readonly #drafts = new Map<RoomId, Draft>();
  readonly #edits = new Map<RoomId, Draft | undefined>();
  readonly #listeners = new Set<(room: RoomId) => void>();

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

  /** The edit that is under way in a room, if anything of it was written. */
  edit(room: RoomId): Draft | undefined {
    if (!this.#edits.has(room)) this.#edits.set(room, this.#storage.edits?.read(room));
    return this.#edits.get(room);
  }

  setEdit(room: RoomId, edit: Draft | undefined): void {
    this.#edits.set(room, edit);
    this.#storage.edits?.write(room, edit);
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
