import type { MessageId, RoomId } from '@parley/events';
import { createContext, use, useSyncExternalStore } from 'react';

export interface Draft {
  readonly text: string;
  /** A message that was refused: sent in other words, it has had its day. */
  readonly insteadOf?: MessageId | undefined;
}

const empty: Draft = { text: '' };

/** What is written and not sent, room by room, as long as the page lives. */
export class Drafts {
  readonly #drafts = new Map<RoomId, Draft>();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get(room: RoomId): Draft {
    return this.#drafts.get(room) ?? empty;
  }

  set(room: RoomId, draft: Draft): void {
    if (draft.text === '') this.#drafts.delete(room);
    else this.#drafts.set(room, draft);
    for (const listener of this.#listeners) listener();
  }

  /** Takes the text of a refused message back, above what is being written. */
  reword(room: RoomId, id: MessageId, text: string): void {
    const { text: begun } = this.get(room);
    this.set(room, { text: begun === '' ? text : `${text}\n\n${begun}`, insteadOf: id });
  }
}

export const DraftsContext = createContext(new Drafts());

export const useDrafts = (): Drafts => use(DraftsContext);

export function useDraft(room: RoomId): Draft {
  const drafts = useDrafts();
  return useSyncExternalStore(drafts.subscribe, () => drafts.get(room));
}
