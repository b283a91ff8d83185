import type { Ack, Change, Clock, CommandError, MessagePage } from '@parley/events';
import { limits } from '@parley/events/limits';
import { createDerived, type Audience, type Batch, type Derived } from './store.ts';
import type { Timeline, TimelineMessage, TimelineSource } from './types.ts';
import { applyChanges, contains, fromPage, join, lastSeq, newest, touches, type Window } from './window.ts';

/** Messages of one page; enough for a tall screen. */
const PAGE = 50;
/** Messages kept of a room that is not shown. */
const KEPT_HIDDEN = 100;
/** Messages a hidden room may grow to before it is cut back. */
const GROWN_HIDDEN = 500;
/** The same of a room at whose end somebody reads: a day of a busy one must not fill the memory. */
const KEPT_FOLLOWED = 300;
const GROWN_FOLLOWED = 600;
const CUT_AFTER_MS = 50;
const none: readonly never[] = [];

/** Where a page lies; nothing means the newest. */
export interface Place {
  readonly before?: number;
  readonly after?: number;
  readonly around?: number;
}

interface TimelineOptions {
  readonly batch: Batch;
  readonly clock: Clock;
  /** The seq of the room's newest message as of its cursor. */
  readonly end: number;
  readonly history: (place: Place & { readonly limit: number }) => Promise<Ack<MessagePage>>;
  /** Called with a page in the moment in which it is shown. */
  readonly received: (page: MessagePage) => void;
  /** My messages that are not in the room yet. */
  readonly pending: () => readonly TimelineMessage[];
  readonly audience: Audience;
}

/** The messages of a timeline, and what they are made of. */
interface Listed {
  readonly held: Window['held'];
  readonly pending: readonly TimelineMessage[];
  readonly messages: readonly TimelineMessage[];
}

/**
 * One room's messages: the window that is shown, and the tail, which reaches to the room's end and grows with it. Both
 * are the same as long as one reads at the end.
 *
 * A page is read at a rev of its own while changes go on. Those that are applied here in the meantime are logged, and
 * what the page did not know yet is applied to it; what the page knew before us is skipped when it arrives (window.ts).
 */
export class RoomTimeline {
  readonly source: TimelineSource;
  readonly #options: TimelineOptions;
  readonly #snapshot: Derived<Timeline>;
  readonly #logs = new Set<Change[]>();
  #end: number;
  #shown: Window | undefined;
  #tail: Window | undefined;
  #watched = false;
  /** How many read at the end. */
  #followers = 0;
  #cutting = false;
  /** Counts what overtakes a load under way. */
  #turn = 0;
  #loading: Timeline['loading'];
  #listed: Listed = { held: none, pending: none, messages: none };
  #error: CommandError | undefined;

  constructor(options: TimelineOptions) {
    this.#options = options;
    this.#end = options.end;
    this.#snapshot = createDerived(options.batch, () => this.#compute(), {
      came: () => {
        this.#watched = true;
        options.audience.came();
        this.resume();
      },
      went: () => {
        this.#watched = false;
        options.audience.went();
      },
    });
    this.source = {
      get: this.#snapshot.get,
      subscribe: this.#snapshot.subscribe,
      loadOlder: () => this.#loadOlder(),
      loadNewer: () => this.#loadNewer(),
      loadAround: (seq) => this.#loadAround(seq),
      loadNewest: () => this.#loadNewest(),
    };
  }

  /** True if it holds messages, or waits for some, that a change could touch. */
  get tracked(): boolean {
    return this.#shown !== undefined || this.#logs.size > 0;
  }

  /** Everything that happened in the room after `from`, the cursor so far. */
  apply(changes: readonly Change[], from: number): void {
    const before = this.#shown;
    const wasLive = before === this.#tail;
    for (const log of this.#logs) log.push(...changes);
    for (const change of changes) {
      if (change.kind === 'message') this.#end = Math.max(this.#end, change.message.seq);
    }
    this.#tail &&= applyChanges(this.#tail, changes, from, true);
    this.#shown = wasLive ? this.#tail : this.#shown && applyChanges(this.#shown, changes, from, false);
    this.#settle();
    if (!this.#watched && this.#tail !== undefined && this.#tail.held.length > GROWN_HIDDEN) this.trim();
    if (this.#hasGrown) this.#cutSoon();
    if (this.#shown !== before || (this.#shown === this.#tail) !== wasLive) this.refresh();
  }

  /** Forgets all messages; the room's newest is now `end`. With a page that is the room's end, it goes on from there. */
  restart(end: number, page?: MessagePage): void {
    this.#overtake();
    this.#end = end;
    this.#tail = undefined;
    this.#shown = undefined;
    if (page !== undefined) this.#show(page, []);
    this.refresh();
  }

  /** Goes on from the room's end as an earlier page left it. */
  begin(tail: Window): void {
    this.#end = lastSeq(tail);
    this.#tail = tail;
    this.#shown = tail;
    this.refresh();
  }

  /** The last `count` messages of the room as of its cursor; undefined if they are not here. */
  newest(count: number): Window | undefined {
    return this.#tail && newest(this.#tail, count);
  }

  /** Loads what a reader waits for, if nothing is here and nothing on its way. */
  resume(): void {
    if (this.#watched && this.#shown === undefined && this.#loading === undefined) void this.#loadNewest();
  }

  /** Keeps only the newest messages, if nobody looks. */
  trim(): void {
    if (this.#watched) return;
    this.#overtake();
    this.#tail &&= newest(this.#tail, KEPT_HIDDEN);
    this.#shown = this.#tail;
    this.refresh();
  }

  /** Somebody reads at the end, until the returned function is called. */
  follow(): () => void {
    this.#followers += 1;
    return () => {
      this.#followers -= 1;
    };
  }

  get #hasGrown(): boolean {
    const shown = this.#shown;
    return (
      this.#followers > 0 &&
      shown !== undefined &&
      shown === this.#tail &&
      this.#loading === undefined &&
      shown.held.length > GROWN_FOLLOWED
    );
  }

  /** Not in the moment in which something comes at the end: a list can keep its place when one end changes, not both. */
  #cutSoon(): void {
    if (this.#cutting) return;
    this.#cutting = true;
    this.#options.clock.after(CUT_AFTER_MS, () => {
      this.#cutting = false;
      if (!this.#hasGrown) return;
      this.#tail &&= newest(this.#tail, KEPT_FOLLOWED);
      this.#shown = this.#tail;
      this.refresh();
    });
  }

  /** The pending messages changed. */
  refresh(): void {
    this.#snapshot.invalidate();
  }

  #loadOlder(): Promise<boolean> {
    const shown = this.#shown;
    if (shown === undefined || !shown.hasBefore || this.#loading !== undefined) return Promise.resolve(false);
    return this.#load('older', { before: shown.first });
  }

  #loadNewer(): Promise<boolean> {
    const shown = this.#shown;
    if (shown === undefined || shown === this.#tail || this.#loading !== undefined)
      return Promise.resolve(false);
    return this.#load('newer', { after: lastSeq(shown) });
  }

  #loadAround(seq: number): Promise<boolean> {
    const known = [this.#shown, this.#tail].find((window) => window && contains(window, seq));
    return known === undefined ? this.#load('start', { around: seq }) : this.#turnTo(known);
  }

  #loadNewest(): Promise<boolean> {
    return this.#tail === undefined ? this.#load('start', {}) : this.#turnTo(this.#tail);
  }

  #turnTo(window: Window): Promise<boolean> {
    this.#overtake();
    this.#shown = window;
    this.refresh();
    this.#options.batch.tellNow();
    return Promise.resolve(true);
  }

  async #load(kind: Timeline['loading'], place: Place): Promise<boolean> {
    this.#overtake();
    const turn = this.#turn;
    const log: Change[] = [];
    this.#logs.add(log);
    this.#loading = kind;
    this.refresh();
    // Who reads on gets longer pages: with each, all that is shown is drawn anew.
    const held = kind === 'start' ? 0 : (this.#shown?.held.length ?? 0);
    const limit = Math.min(Math.max(PAGE, held), limits.historyPage);
    const ack = await this.#options.history({ ...place, limit });
    this.#logs.delete(log);
    if (turn !== this.#turn) return false;
    this.#loading = undefined;
    this.#options.batch.run(() => {
      if (!ack.ok) this.#error = ack.error;
      else if (kind === 'older' && ack.data.messages.length === 0) this.#reachedStart();
      else if (kind === 'newer' && ack.data.messages.length === 0) this.#reachedEnd();
      else this.#show(ack.data, log);
      this.refresh();
    });
    // Who asked goes on with these messages, and opens a list at one of them: it is told of them first.
    this.#options.batch.tellNow();
    return ack.ok;
  }

  /** Nothing that is under way counts any more. */
  #overtake(): void {
    this.#turn += 1;
    this.#loading = undefined;
    this.#error = undefined;
  }

  #reachedStart(): void {
    if (this.#shown === undefined) return;
    const wasLive = this.#shown === this.#tail;
    this.#shown = { ...this.#shown, hasBefore: false };
    if (wasLive) this.#tail = this.#shown;
  }

  #reachedEnd(): void {
    if (this.#shown !== undefined) this.#end = lastSeq(this.#shown);
    this.#settle();
  }

  /** Shows a page, with what happened since it was read, as one with what it touches. */
  #show(page: MessagePage, log: readonly Change[]): void {
    const since = log.filter((change) => change.rev > page.rev);
    let shown = applyChanges(fromPage(page), since, page.rev, !page.hasAfter);
    for (const known of [this.#shown, this.#tail]) {
      if (known !== undefined && touches(known, shown)) shown = join(known, shown);
    }
    this.#shown = shown;
    // The page knows whether the room went on when it was read: of one that I only look into nothing else may tell.
    const last = page.messages.at(-1)?.seq ?? 0;
    this.#end = Math.max(this.#end, page.hasAfter ? last + 1 : lastSeq(shown));
    this.#settle();
    this.#options.received(page);
  }

  /** A window that reaches to the room's end is the tail; a tail that does not is none. */
  #settle(): void {
    if (this.#shown !== undefined && lastSeq(this.#shown) >= this.#end) this.#tail = this.#shown;
    else if (this.#tail !== undefined && lastSeq(this.#tail) < this.#end) this.#tail = undefined;
  }

  #compute(): Timeline {
    const shown = this.#shown;
    const live = shown === this.#tail;
    const held = shown?.held ?? none;
    const pending = live ? this.#options.pending() : none;
    // The same list as long as it holds the same messages: who shows them has nothing to do when a page begins to load.
    if (held !== this.#listed.held || pending !== this.#listed.pending)
      this.#listed = { held, pending, messages: [...held.map(({ view }) => view), ...pending] };
    return {
      messages: this.#listed.messages,
      loaded: shown !== undefined,
      hasBefore: shown?.hasBefore ?? false,
      hasAfter: !live,
      loading: this.#loading,
      error: this.#error,
    };
  }
}
