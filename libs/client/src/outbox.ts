import type { Ack, Clock, CommandError, ErrorCode, MessageId, Reply, RoomId } from '@parley/events';
import { backoffMs } from './backoff.ts';
import { isLost, type ConnectionKeeper, type Outcome } from './connection.ts';
import type { OutboxOwner, OutboxStorage, StoredMessage } from './outbox-storage.ts';
import { createDerived, type Batch, type Derived } from './store.ts';
import type { OutboxState, Readable, TimelineMessage } from './types.ts';

/** A server that fails on a message this often will not take it: others behind it must not wait for ever. */
const INTERNAL_TRIES = 5;
/** However long a server asks to wait, a person is not kept longer. */
const LONGEST_REST_MS = 60_000;

type Sent = Reply<'message:send'>;

type Progress =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly error: CommandError }
  /** Acknowledged, and shown from here until the room has got as far as its rev. */
  | { readonly kind: 'acked'; readonly sent: Sent };

interface Item {
  readonly message: StoredMessage;
  progress: Progress;
  view: TimelineMessage;
  tries: number;
}

/** One room's way out: one message under way at a time keeps their order. */
interface Lane {
  busy: boolean;
  cancelRest: (() => void) | undefined;
}

interface OutboxOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly batch: Batch;
  readonly storage: OutboxStorage;
  readonly connection: ConnectionKeeper;
  /** The rev up to which a room is complete; undefined if it is not mine. */
  readonly cursor: (room: RoomId) => number | undefined;
  /** A room's pending messages changed. */
  readonly changed: (room: RoomId) => void;
  /** A message of mine has its place in the room. Called once for each. */
  readonly placed: (room: RoomId, seq: number) => void;
}

/** What a refusal means for a message. */
const verdicts: Readonly<Record<ErrorCode, 'refused' | 'later' | 'broken' | 'signedOut'>> = {
  invalid: 'refused',
  forbidden: 'refused',
  not_found: 'refused',
  conflict: 'refused',
  too_large: 'refused',
  rate_limited: 'later',
  unavailable: 'later',
  internal: 'broken',
  unauthenticated: 'signedOut',
};

/**
 * My messages on their way (SPEC D5). Each is kept until the server is known to have it: by its ack, or because it
 * arrived in the room. Until then it is sent again under the same id, so that it counts once however often it is sent.
 */
export class Outbox {
  readonly state: Readable<OutboxState>;
  readonly #options: OutboxOptions;
  readonly #state: Derived<OutboxState>;
  readonly #items = new Map<MessageId, Item>();
  readonly #lanes = new Map<RoomId, Lane>();
  readonly #shown = new Map<RoomId, readonly TimelineMessage[]>();
  #owner: OutboxOwner | undefined;
  #lastPlace = 0;
  #durable = true;
  #keeping: Promise<void> = Promise.resolve();

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#state = createDerived(options.batch, () => this.#compute());
    this.state = this.#state;
  }

  /** Takes up what `owner` left in the storage. */
  async open(owner: OutboxOwner): Promise<void> {
    this.#owner = owner;
    const stored = await this.#options.storage.load(owner).catch(() => this.#lostStorage([]));
    this.#options.batch.run(() => {
      for (const message of stored) {
        if (this.#items.has(message.id)) continue;
        const { error } = message;
        this.#add(message, error === undefined ? { kind: 'waiting' } : { kind: 'failed', error });
      }
    });
    this.resume();
  }

  /** Keeps the message, then shows and sends it. */
  add(message: Omit<StoredMessage, 'server' | 'user' | 'place'>): void {
    if (this.#owner === undefined) return;
    const stored = { ...message, ...this.#owner, place: this.#lastPlace + 1 };
    this.#lastPlace = stored.place;
    // One after the other: a later message must not be kept, shown and sent before an earlier one.
    this.#keeping = this.#keeping
      .then(() => this.#options.storage.put(stored))
      .catch(() => this.#lostStorage(undefined))
      .then(() => {
        this.#add(stored, { kind: 'waiting' });
        this.#pump(stored.room);
      });
  }

  retry(id: MessageId): void {
    const item = this.#items.get(id);
    if (item?.progress.kind !== 'failed') return;
    // Behind all others: those that were not refused may have been sent in the meantime.
    const { error: _, ...message } = item.message;
    const last = { ...message, place: ++this.#lastPlace };
    this.#add(last, { kind: 'waiting' });
    this.#store(last);
    this.#pump(last.room);
  }

  discard(id: MessageId): void {
    if (this.#items.get(id)?.progress.kind === 'failed') this.#remove(id);
  }

  /** Sends what waits; to be called when the connection is in sync. */
  resume(): void {
    for (const room of new Set([...this.#items.values()].map(({ message }) => message.room))) {
      this.#endRest(room);
      this.#pump(room);
    }
  }

  /** Messages are known to be in their room. */
  arrived(messages: readonly { readonly id: MessageId; readonly seq: number }[]): void {
    for (const { id, seq } of messages) {
      const item = this.#items.get(id);
      if (item === undefined) continue;
      if (item.progress.kind !== 'acked') this.#options.placed(item.message.room, seq);
      this.#remove(id);
    }
  }

  /** The room shows everything up to `rev`. */
  completeTo(room: RoomId, rev: number): void {
    for (const { message, progress } of this.#items.values()) {
      if (message.room === room && progress.kind === 'acked' && progress.sent.rev <= rev)
        this.#remove(message.id);
    }
  }

  /** The room is no longer mine: nothing acknowledged will be seen in it. What still waits, the server will refuse. */
  roomLost(room: RoomId): void {
    this.completeTo(room, Number.MAX_SAFE_INTEGER);
  }

  /** The database was restored and may have lost what it had acknowledged: that is sent again, under the same id. */
  epochChanged(): void {
    for (const item of this.#items.values()) {
      if (item.progress.kind !== 'acked') continue;
      this.#store(item.message);
      this.#progress(item, { kind: 'waiting' });
    }
  }

  /** A room's messages that are not in it yet: acknowledged ones by seq, then the others in their order. */
  pendingIn(room: RoomId): readonly TimelineMessage[] {
    const known = this.#shown.get(room);
    if (known !== undefined) return known;
    const pending = [...this.#items.values()]
      .filter(({ message }) => message.room === room)
      .sort((a, b) => order(a) - order(b) || a.message.place - b.message.place)
      .map(({ view }) => view);
    this.#shown.set(room, pending);
    return pending;
  }

  #pump(room: RoomId): void {
    const lane = this.#lane(room);
    if (lane.busy || lane.cancelRest !== undefined || !this.#options.connection.synced) return;
    const next = [...this.#items.values()]
      .filter(({ message, progress }) => message.room === room && progress.kind === 'waiting')
      .sort((a, b) => a.message.place - b.message.place)[0];
    if (next === undefined) return;
    void this.#deliver(next, lane);
  }

  async #deliver(item: Item, lane: Lane): Promise<void> {
    const { id, room, text } = item.message;
    lane.busy = true;
    const outcome = await this.#options.connection.ask('message:send', { room, id, text });
    lane.busy = false;
    this.#options.batch.run(() => this.#settle(item, outcome));
    this.#pump(room);
  }

  #settle(item: Item, outcome: Outcome<Sent>): void {
    const { id, room } = item.message;
    // Gone or replaced: it arrived before its answer, or the answer is to an earlier life of it.
    if (this.#items.get(id) !== item) return;
    item.tries += 1;
    if (isLost(outcome)) this.#rest(room, backoffMs(item.tries, this.#options.random));
    else if (outcome.ok) this.#acked(item, outcome.data);
    else this.#refused(item, outcome);
  }

  #acked(item: Item, sent: Sent): void {
    const { id, room } = item.message;
    this.#progress(item, { kind: 'acked', sent });
    void this.#options.storage.remove(id).catch(() => this.#lostStorage(undefined));
    this.#options.placed(room, sent.seq);
    // The answer may come after the room got there, or was lost.
    this.completeTo(room, this.#options.cursor(room) ?? sent.rev);
  }

  #refused(item: Item, { error }: Extract<Ack<Sent>, { ok: false }>): void {
    const verdict = verdicts[error.code];
    if (verdict === 'refused' || (verdict === 'broken' && item.tries >= INTERNAL_TRIES)) {
      this.#progress(item, { kind: 'failed', error });
      this.#store({ ...item.message, error });
    } else if (verdict !== 'signedOut') {
      const rest = error.retryAfterMs ?? backoffMs(item.tries, this.#options.random);
      this.#rest(item.message.room, Math.min(rest, LONGEST_REST_MS));
    }
  }

  #rest(room: RoomId, ms: number): void {
    const lane = this.#lane(room);
    lane.cancelRest = this.#options.clock.after(ms, () => {
      lane.cancelRest = undefined;
      this.#pump(room);
    });
  }

  #endRest(room: RoomId): void {
    const lane = this.#lane(room);
    lane.cancelRest?.();
    lane.cancelRest = undefined;
  }

  #lane(room: RoomId): Lane {
    const known = this.#lanes.get(room);
    if (known !== undefined) return known;
    const lane = { busy: false, cancelRest: undefined };
    this.#lanes.set(room, lane);
    return lane;
  }

  #add(message: StoredMessage, progress: Progress): void {
    this.#items.set(message.id, { message, progress, view: toView(message, progress), tries: 0 });
    this.#lastPlace = Math.max(this.#lastPlace, message.place);
    this.#changed(message.room);
  }

  #progress(item: Item, progress: Progress): void {
    item.progress = progress;
    item.view = toView(item.message, progress);
    this.#changed(item.message.room);
  }

  #remove(id: MessageId): void {
    const item = this.#items.get(id);
    if (item === undefined) return;
    this.#items.delete(id);
    if (item.progress.kind !== 'acked')
      void this.#options.storage.remove(id).catch(() => this.#lostStorage(undefined));
    this.#changed(item.message.room);
  }

  #store(message: StoredMessage): void {
    void this.#options.storage.put(message).catch(() => this.#lostStorage(undefined));
  }

  /** The storage refused: on in memory. */
  #lostStorage<T>(instead: T): T {
    this.#durable = false;
    this.#state.invalidate();
    return instead;
  }

  #changed(room: RoomId): void {
    this.#shown.delete(room);
    this.#state.invalidate();
    this.#options.changed(room);
  }

  #compute(): OutboxState {
    const kinds = [...this.#items.values()].map(({ progress }) => progress.kind);
    const count = (kind: Progress['kind']) => kinds.filter((each) => each === kind).length;
    return { sending: count('waiting'), failed: count('failed'), durable: this.#durable };
  }
}

const order = ({ progress }: Item): number =>
  progress.kind === 'acked' ? progress.sent.seq : Number.MAX_SAFE_INTEGER;

function toView({ id, text, at, user: author }: StoredMessage, progress: Progress): TimelineMessage {
  const common = { id, text, at, author, reactions: [] };
  switch (progress.kind) {
    case 'waiting':
      return { ...common, status: 'sending' };
    case 'failed':
      return { ...common, status: 'failed', error: progress.error };
    case 'acked':
      return { ...common, ...progress.sent, status: 'sent' };
  }
}
