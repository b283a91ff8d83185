import type { Clock, MessageId, RoomId } from '@parley/events';
import {
  mergeKept,
  type JoinedOutbox,
  type KeptChange,
  type KeptRoom,
  type KeptState,
  type OutboxTab,
  type SharedOutbox,
  type StateStorage,
  type StoredMessage,
} from '../src/index.ts';

/** How long a step on the disk takes, and a word from tab to tab. */
const STEP_MS = 2;

interface Tab extends OutboxTab {
  open: boolean;
}

/** What the tabs of one browser have together, in virtual time: one disk, one turn. */
export class FakeBrowser implements SharedOutbox {
  readonly stored = new Map<MessageId, StoredMessage>();
  /** Tabs do not hear each other. */
  deaf = false;
  #lastPlace = 0;
  /** Nothing can be altered. */
  full = false;
  readonly #clock: Clock;
  readonly #tabs: Tab[] = [];
  #waiting: Tab[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What waits, in its order. */
  get texts(): readonly string[] {
    return [...this.stored.values()].sort((a, b) => a.place - b.place).map(({ text }) => text);
  }

  join(_owner: unknown, events: OutboxTab): JoinedOutbox {
    const tab = { ...events, open: true };
    this.#tabs.push(tab);
    const tell = (say: (other: Tab) => void) => {
      for (const other of this.#tabs)
        if (other !== tab && !this.deaf) this.#later(() => other.open && say(other));
    };
    const rest = () => {
      const leads = this.#waiting[0] === tab;
      this.#waiting = this.#waiting.filter((each) => each !== tab);
      tab.leads(false);
      if (leads) this.#waiting[0]?.leads(true);
    };
    return {
      load: () => this.#step(() => [...this.stored.values()], false),
      alter: async (id, step) => {
        const { before, after } = await this.#step(() => this.#alter(id, step));
        if (after !== before) tell((other) => other.changed());
        return after;
      },
      tellSent: (id, sent) => tell((other) => other.sent(id, sent)),
      seek: () => {
        if (this.#waiting.includes(tab)) return;
        this.#waiting.push(tab);
        if (this.#waiting[0] === tab) tab.leads(true);
      },
      rest,
      leave: () => {
        rest();
        tab.open = false;
      },
    };
  }

  #alter(id: MessageId, step: Parameters<JoinedOutbox['alter']>[1]) {
    const before = this.stored.get(id);
    const after = step(before, this.#lastPlace + 1);
    this.#lastPlace = Math.max(this.#lastPlace, after?.place ?? 0);
    if (after === undefined) this.stored.delete(id);
    else this.stored.set(id, after);
    return { before, after };
  }

  #step<T>(work: () => T, alters = true): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#later(() => (alters && this.full ? reject(new Error('full')) : resolve(work())));
    });
  }

  #later(task: () => void): void {
    this.#clock.after(STEP_MS, task);
  }
}

/** Keeps what one person saw, as a browser does. */
export class FakeStateStorage implements StateStorage {
  kept: KeptState | undefined;
  saves = 0;

  async save({ user, epoch, preferences = [], rooms, lost }: KeptChange): Promise<void> {
    this.saves += 1;
    const known = this.kept?.epoch === epoch ? this.kept.rooms : [];
    const all = new Map<RoomId, KeptRoom>(known.map((room) => [room.entry.room.id, room]));
    for (const room of lost) all.delete(room);
    for (const room of rooms) all.set(room.entry.room.id, mergeKept(all.get(room.entry.room.id), room));
    // As a database does: nothing that is kept changes by what the page does with it.
    this.kept = structuredClone({ user, epoch, preferences, rooms: [...all.values()] });
  }
}
