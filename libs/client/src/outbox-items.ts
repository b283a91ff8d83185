import type { CommandError, MessageId, Reply, RoomId } from '@parley/events';
import type { StoredMessage } from './outbox-storage.ts';
import type { TimelineMessage } from './types.ts';

export type Sent = Reply<'message:send'>;

export type Progress =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly error: CommandError }
  /** Acknowledged, and shown from here until the room has got as far as its rev. */
  | { readonly kind: 'acked'; readonly sent: Sent };

export interface Item {
  readonly message: StoredMessage;
  /** False when the storage refused it: only this tab has it. */
  readonly kept: boolean;
  progress: Progress;
  view: TimelineMessage;
  tries: number;
}

/** The messages of an outbox as they are known here, room by room in their order. */
export class OutboxItems {
  readonly #items = new Map<MessageId, Item>();
  readonly #shown = new Map<RoomId, readonly TimelineMessage[]>();
  readonly #changed: (room: RoomId) => void;
  #last = 0;

  constructor(changed: (room: RoomId) => void) {
    this.#changed = changed;
  }

  /** The last place there was. */
  get last(): number {
    return this.#last;
  }

  /** Rooms that have messages here. */
  get rooms(): ReadonlySet<RoomId> {
    return new Set(this.all().map(({ message }) => message.room));
  }

  get(id: MessageId): Item | undefined {
    return this.#items.get(id);
  }

  /** A copy: it may be walked through while they change. */
  all(): readonly Item[] {
    return [...this.#items.values()];
  }

  /** Adds or replaces by id: a message begins a new life, failed if it has an error. */
  put(message: StoredMessage, kept: boolean): void {
    const { id, error, place, room } = message;
    const progress: Progress = error === undefined ? { kind: 'waiting' } : { kind: 'failed', error };
    this.#items.set(id, { message, kept, progress, view: toView(message, progress), tries: 0 });
    this.#last = Math.max(this.#last, place);
    this.#change(room);
  }

  progress(item: Item, progress: Progress): void {
    item.progress = progress;
    item.view = toView(item.message, progress);
    this.#change(item.message.room);
  }

  delete(id: MessageId): void {
    const item = this.#items.get(id);
    if (item === undefined) return;
    this.#items.delete(id);
    this.#change(item.message.room);
  }

  /** The one whose turn it is in a room. */
  next(room: RoomId): Item | undefined {
    return this.all()
      .filter(({ message, progress }) => message.room === room && progress.kind === 'waiting')
      .sort(byPlace)[0];
  }

  /** Acknowledged ones by seq, then the others in their order. */
  pendingIn(room: RoomId): readonly TimelineMessage[] {
    const known = this.#shown.get(room);
    if (known !== undefined) return known;
    const pending = this.all()
      .filter(({ message }) => message.room === room)
      .sort((a, b) => seqOf(a) - seqOf(b) || byPlace(a, b))
      .map(({ view }) => view);
    this.#shown.set(room, pending);
    return pending;
  }

  #change(room: RoomId): void {
    this.#shown.delete(room);
    this.#changed(room);
  }
}

/** Two have the same place only when one of them could not be kept. */
const byPlace = ({ message: a }: Item, { message: b }: Item): number =>
  a.place - b.place || (a.id < b.id ? -1 : 1);

const seqOf = ({ progress }: Item): number =>
  progress.kind === 'acked' ? progress.sent.seq : Number.MAX_SAFE_INTEGER;

function toView({ id, text, files, at, user: author }: StoredMessage, progress: Progress): TimelineMessage {
  const common = { id, text, ...(files && { files }), at, author, reactions: [] };
  switch (progress.kind) {
    case 'waiting':
      return { ...common, status: 'sending' };
    case 'failed':
      return { ...common, status: 'failed', error: progress.error };
    case 'acked':
      return { ...common, ...progress.sent, status: 'sent' };
  }
}
