import type { Clock, CommandError, MessageId, RoomId } from '@parley/events';
import type { ConnectionKeeper } from './connection.ts';
import { OutboxItems, type Item, type Progress, type Sent } from './outbox-items.ts';
import { OutboxLanes } from './outbox-lanes.ts';
import type { NewMessage, OutboxOwner, StoredMessage } from './outbox-storage.ts';
import type { JoinedOutbox, OutboxStep, SharedOutbox } from './shared-outbox.ts';
import { createDerived, type Batch, type Derived } from './store.ts';
import type { OutboxState, Readable, TimelineMessage } from './types.ts';

interface OutboxOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly batch: Batch;
  readonly shared: SharedOutbox;
  readonly connection: ConnectionKeeper;
  /** The rev up to which a room is complete; undefined if it is not mine. */
  readonly cursor: (room: RoomId) => number | undefined;
  /** A room's pending messages changed. */
  readonly changed: (room: RoomId) => void;
  /** A message of mine has its place in the room. Called once for each. */
  readonly placed: (room: RoomId, seq: number) => void;
}

/** A storage that could not be read is read again after this time: others may have put messages into it. */
const LOOK_AGAIN_MS = 10_000;

/** The server has the message: it need not be kept. */
const settle: OutboxStep = () => undefined;

/**
 * My messages on their way (SPEC D5). Each is kept until the server is known to have it: by its ack, or because it
 * arrived in the room. Until then it is sent again under the same id, so that it counts once however often it is sent.
 *
 * What is kept is common to all tabs of a person; the tab that has the turn sends it, and each shows it. A message that
 * could not be kept is sent by the tab in which it was written.
 */
export class Outbox {
  readonly state: Readable<OutboxState>;
  readonly #options: OutboxOptions;
  readonly #state: Derived<OutboxState>;
  readonly #items: OutboxItems;
  readonly #lanes: OutboxLanes;
  /** Messages that the server has: a row that is still kept of them is not shown again. */
  readonly #settled = new Set<MessageId>();
  #owner: OutboxOwner | undefined;
  #joined: JoinedOutbox | undefined;
  #leads = false;
  /** The last place that was given to a message, whether it could be kept or not. */
  #lastGiven = 0;
  /** The storage refused the last step. */
  #refused = false;
  #looking: 'no' | 'once' | 'again' = 'no';
  /** What comes of steps is taken up in the order of the steps: a later message must not be shown and sent first. */
  #steps: Promise<void> = Promise.resolve();

  constructor(options: OutboxOptions) {
    const { batch, changed } = options;
    this.#options = options;
    this.#state = createDerived(batch, () => this.#compute());
    this.state = this.#state;
    this.#items = new OutboxItems((room) => {
      this.#state.invalidate();
      changed(room);
    });
    this.#lanes = new OutboxLanes({
      ...options,
      next: (room) => this.#next(room),
      isCurrent: (item) => this.#items.get(item.message.id) === item && item.progress.kind === 'waiting',
      sent: (item, sent) => this.#sent(item, sent),
      refused: (item, error) => this.#fail(item, error),
    });
  }

  /** Takes up what waits for `owner`. */
  open(owner: OutboxOwner): void {
    this.#owner = owner;
    this.#joined = this.#options.shared.join(owner, {
      leads: (leads) => {
        this.#leads = leads;
        // What the tab before knew, and did not tell any more.
        if (leads) this.#look();
      },
      changed: () => this.#look(),
      sent: (id, sent) => this.#options.batch.run(() => this.#sentElsewhere(id, sent)),
    });
    this.#look();
    this.resume();
  }

  /** Leaves what waits to other tabs and times. */
  close(): void {
    this.#joined?.leave();
    this.#joined = undefined;
  }

  /** Keeps the message, then shows and sends it. */
  add(message: Omit<NewMessage, keyof OutboxOwner>): void {
    const owner = this.#owner;
    if (owner === undefined) return;
    this.#joined?.hold?.({ ...message, ...owner });
    this.#step(message.id, (_, next) => ({ ...message, ...owner, place: next }));
  }

  /** Sends a failed message again, behind all others: those that were not refused may have been sent in the meantime. */
  retry(id: MessageId): void {
    const failed = this.#failed(id);
    if (failed === undefined) return;
    this.#step(id, (kept, next) => {
      // Another tab was quicker.
      if (kept?.place !== failed.place) return kept;
      const { error: _, ...message } = kept;
      return { ...message, place: next };
    });
  }

  discard(id: MessageId): void {
    const failed = this.#failed(id);
    if (failed !== undefined) this.#step(id, (kept) => (kept?.place === failed.place ? undefined : kept));
  }

  /** Sends what waits; to be called when the connection is in sync. */
  resume(): void {
    if (!this.#options.connection.synced) return;
    this.#joined?.seek();
    this.#lanes.resume(this.#items.rooms);
  }

  /** The connection is gone: a tab that has one may send. */
  pause(): void {
    this.#joined?.rest();
  }

  /** Messages are known to be in their room. */
  arrived(messages: readonly { readonly id: MessageId; readonly seq: number }[]): void {
    for (const { id, seq } of messages) {
      const item = this.#items.get(id);
      if (item === undefined) continue;
      this.#items.delete(id);
      if (item.progress.kind === 'acked') continue;
      this.#settle(id);
      this.#options.placed(item.message.room, seq);
      this.#lanes.pump(item.message.room);
    }
  }

  /** The room shows everything up to `rev`. */
  completeTo(room: RoomId, rev: number): void {
    for (const { message, progress } of this.#items.all()) {
      if (message.room === room && progress.kind === 'acked' && progress.sent.rev <= rev)
        this.#items.delete(message.id);
    }
  }

  /** The room is no longer mine: nothing acknowledged will be seen in it. What still waits, the server will refuse. */
  roomLost(room: RoomId): void {
    this.completeTo(room, Number.MAX_SAFE_INTEGER);
  }

  /** The database was restored and may have lost what it had acknowledged: that is sent again, under the same id. */
  epochChanged(): void {
    for (const { message, progress } of this.#items.all()) {
      if (progress.kind !== 'acked') continue;
      this.#settled.delete(message.id);
      this.#items.put(message, true);
      this.#step(message.id, (kept) => kept ?? message);
    }
  }

  /** A room's messages that are not in it yet: acknowledged ones by seq, then the others in their order. */
  pendingIn(room: RoomId): readonly TimelineMessage[] {
    return this.#items.pendingIn(room);
  }

  /** In a room nothing overtakes what waits for another tab to send it. */
  #next(room: RoomId): Item | undefined {
    const next = this.#items.next(room);
    return next !== undefined && (this.#leads || !next.kept) ? next : undefined;
  }

  #failed(id: MessageId): StoredMessage | undefined {
    const item = this.#items.get(id);
    return item?.progress.kind === 'failed' ? item.message : undefined;
  }

  #sent(item: Item, sent: Sent): void {
    this.#ack(item, sent);
    this.#joined?.tellSent(item.message.id, sent);
    this.#settle(item.message.id);
  }

  #sentElsewhere(id: MessageId, sent: Sent): void {
    this.#settled.add(id);
    const item = this.#items.get(id);
    if (item === undefined || item.progress.kind === 'acked') return;
    this.#ack(item, sent);
    // What this tab could not keep may have waited behind it.
    this.#lanes.pump(item.message.room);
  }

  #ack(item: Item, sent: Sent): void {
    const { room } = item.message;
    this.#items.progress(item, { kind: 'acked', sent });
    this.#options.placed(room, sent.seq);
    // The answer may come after the room got there, or was lost.
    this.completeTo(room, this.#options.cursor(room) ?? sent.rev);
  }

  #settle(id: MessageId): void {
    this.#settled.add(id);
    void this.#alter(id, settle);
  }

  #fail({ message, kept }: Item, error: CommandError): void {
    this.#items.put({ ...message, error }, kept);
    this.#step(message.id, (row) => (row?.place === message.place ? { ...row, error } : row));
  }

  /** Takes a step on what is kept, then shows what came of it. */
  #step(id: MessageId, step: OutboxStep): void {
    // At once: what is written in two tabs is kept in the order in which it was written.
    const altered = this.#alter(id, step);
    this.#queue(async () => {
      const { message, kept } = await altered;
      const { last } = this.#items;
      if (this.#settled.has(id)) return;
      this.#options.batch.run(() => {
        const item = this.#items.get(id);
        if (message === undefined) this.#items.delete(id);
        else if (item?.kept !== kept || !isSameLife(item.message, message)) this.#items.put(message, kept);
      });
      // It is seen as sending before the answer can be here: by that a list knows that its reader has just said something.
      this.#options.batch.tellNow();
      // Places between are messages of other tabs that go first.
      if (message !== undefined && message.place > last + 1) this.#look();
      else if (message !== undefined) this.#lanes.pump(message.room);
    });
  }

  /** Where the storage refuses, the step is taken here, in memory. */
  async #alter(
    id: MessageId,
    step: OutboxStep,
  ): Promise<{ readonly message: StoredMessage | undefined; readonly kept: boolean }> {
    const item = this.#items.get(id);
    const own = item?.kept === false ? item.message : undefined;
    let taken: { readonly message: StoredMessage | undefined } | undefined;
    const here: OutboxStep = (kept, next) => {
      const message = step(own ?? kept, Math.max(next, this.#items.last + 1, this.#lastGiven + 1));
      this.#lastGiven = Math.max(this.#lastGiven, message?.place ?? 0);
      taken = { message };
      return message;
    };
    try {
      if (this.#joined === undefined) throw new Error('the outbox is closed');
      const message = await this.#joined.alter(id, here);
      // Taking away needs no room: only what was kept tells that there is some.
      if (message !== undefined) this.#setRefused(false);
      return { message, kept: true };
    } catch {
      this.#setRefused(true);
      // A place that was given holds, or what is written next would go first.
      const message = taken ? taken.message : here(item?.message, 0);
      if (message === undefined) this.#joined?.drop?.(id);
      return { message, kept: false };
    }
  }

  /** Takes up what is kept now. Asked for while it looks, it looks once more. */
  #look(): void {
    if (this.#looking !== 'no') {
      this.#looking = 'again';
      return;
    }
    this.#looking = 'once';
    const loaded = this.#joined?.load().catch(() => this.#setRefused(true));
    this.#queue(async () => {
      const rows = await loaded;
      const again = this.#looking === 'again';
      this.#looking = 'no';
      if (rows !== undefined) this.#options.batch.run(() => this.#take(rows));
      else if (this.#leads) this.#options.clock.after(LOOK_AGAIN_MS, () => this.#look());
      for (const room of this.#items.rooms) this.#lanes.pump(room);
      if (again) this.#look();
    });
  }

  #take(rows: readonly StoredMessage[]): void {
    const ids = new Set(rows.map(({ id }) => id));
    for (const row of rows) {
      const item = this.#items.get(row.id);
      if (this.#settled.has(row.id)) {
        if (this.#leads) this.#settle(row.id);
        // What only this tab has, or has in a later life, it knows better than the storage.
      } else if (item === undefined || (item.kept && !isSameLife(item.message, row)))
        this.#items.put(row, true);
    }
    for (const { message, kept, progress } of this.#items.all())
      if (kept && progress.kind !== 'acked' && !ids.has(message.id)) this.#items.delete(message.id);
  }

  #queue(work: () => Promise<void>): void {
    this.#steps = this.#steps.then(work);
  }

  #setRefused(refused: boolean): undefined {
    this.#refused = refused;
    this.#state.invalidate();
  }

  #compute(): OutboxState {
    const items = this.#items.all().filter(({ progress }) => progress.kind !== 'acked');
    const count = (kind: Progress['kind']) => items.filter(({ progress }) => progress.kind === kind).length;
    const durable = !this.#refused && items.every(({ kept }) => kept);
    return { sending: count('waiting'), failed: count('failed'), durable };
  }
}

/** A retry gives a message a new place. A failure that could not be written down is one all the same. */
const isSameLife = (known: StoredMessage, row: StoredMessage): boolean =>
  known.place === row.place && (known.error !== undefined || row.error === undefined);
