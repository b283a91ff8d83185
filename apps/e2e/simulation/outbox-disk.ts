import type {
  JoinedOutbox,
  OutboxOwner,
  OutboxStep,
  OutboxStorage,
  OutboxTab,
  SharedOutbox,
  StoredMessage,
} from '@parley/client';
import type { Clock, MessageId } from '@parley/events';
import type { SeededRandom } from '@parley/testkit';
import type { Mishap } from './plan.ts';
import { type Holder, Turn } from './turn.ts';
import type { Fault } from './world.ts';

interface Step {
  readonly by: string;
  readonly apply: () => void;
  readonly resolve: () => void;
}

interface OutboxDiskOptions {
  readonly clock: Clock;
  readonly random: SeededRandom;
  readonly mishap: Mishap;
  /** Probability that a change is refused, as by a full disk. */
  readonly fails: number;
  readonly fault: Fault['outbox'];
}

/** Called when a message is kept: it would survive a crash from here on. */
export type Kept = (message: StoredMessage) => void;

/** The slowest step, and the slowest word from one tab to another. */
const SLOWEST_MS = 20;

/**
 * The storage of outboxes on one device, which outlives its tabs. Steps are done one after the other, each in its time.
 * When a tab dies, some of the steps it waits for may still have been done, the first ones first; nobody hears of them.
 */
export class OutboxDisk {
  readonly #options: OutboxDiskOptions;
  readonly #stored = new Map<MessageId, StoredMessage>();
  readonly #tabs = new Map<string, OutboxTab>();
  readonly #turn: Turn;
  #steps: Step[] = [];
  #cancelStep: (() => void) | undefined;

  constructor(options: OutboxDiskOptions) {
    this.#options = options;
    this.#turn = new Turn(options.clock, options.random, SLOWEST_MS);
  }

  /** What is kept now. */
  get messages(): readonly StoredMessage[] {
    return [...this.#stored.values()];
  }

  /** For a tab that has the device for itself. */
  alone(tab: string, kept: Kept): OutboxStorage {
    return {
      load: (owner) => this.#load(tab, owner),
      put: async (message) => {
        await this.#change(tab, () => this.#stored.set(message.id, message));
        if (!message.error) kept(message);
      },
      remove: (id) => this.#change(tab, () => this.#stored.delete(id)),
    };
  }

  /** For a tab that shares the device with others. */
  shared(tab: string, kept: Kept): SharedOutbox {
    return { join: (owner, ears) => this.#join(tab, owner, ears, kept) };
  }

  /** A tab dies. */
  crash(tab: string): void {
    this.#leave(tab);
    const own = this.#steps.filter(({ by }) => by === tab);
    const done = new Set(own.slice(0, this.#options.random.below(own.length + 1)));
    for (const { apply } of this.#steps.filter((step) => done.has(step))) apply();
    this.#steps = this.#steps.filter(({ by }) => by !== tab);
    this.#cancelStep?.();
    this.#cancelStep = undefined;
    this.#next();
  }

  #join(tab: string, owner: OutboxOwner, ears: OutboxTab, kept: Kept): JoinedOutbox {
    this.#tabs.set(tab, ears);
    const holder: Holder = { came: () => ears.leads(true) };
    return {
      load: () => this.#load(tab, owner),
      alter: async (id, step) => {
        const after = await this.#alter(tab, id, step);
        if (after && !after.error) kept(after);
        return after;
      },
      tellSent: (id, sent) => this.#tell(tab, (other) => other.sent(id, sent)),
      seek: () => this.#turn.seek(tab, holder),
      rest: () => {
        if (this.#turn.giveBack(tab)) ears.leads(false);
      },
      leave: () => this.#leave(tab),
    };
  }

  #leave(tab: string): void {
    this.#tabs.delete(tab);
    this.#turn.giveBack(tab);
  }

  async #alter(tab: string, id: MessageId, step: OutboxStep): Promise<StoredMessage | undefined> {
    let after: StoredMessage | undefined;
    let changed = false;
    await this.#change(tab, () => {
      const before = this.#stored.get(id);
      const last = Math.max(0, ...this.messages.map(({ place }) => place));
      after = step(before, last + 1);
      changed = after !== before;
      if (after) this.#stored.set(id, after);
      else this.#stored.delete(id);
    });
    if (changed) this.#tell(tab, (other) => other.changed());
    return after;
  }

  /** Tells the other tabs, each after a while. */
  #tell(tab: string, tell: (other: OutboxTab) => void): void {
    const { clock, random } = this.#options;
    for (const [name, other] of this.#tabs)
      if (name !== tab)
        clock.after(random.next() * SLOWEST_MS, () => {
          if (this.#tabs.get(name) === other) tell(other);
        });
  }

  async #load(tab: string, { server, user }: OutboxOwner): Promise<readonly StoredMessage[]> {
    await this.#step(tab, () => {});
    const { fault = (messages) => messages } = this.#options;
    return fault(this.messages.filter((each) => each.server === server && each.user === user));
  }

  async #change(tab: string, apply: () => void): Promise<void> {
    const { mishap, fails } = this.#options;
    if (mishap(fails)) throw new Error('the storage is full');
    await this.#step(tab, apply);
  }

  #step(by: string, apply: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.#steps.push({ by, apply, resolve });
      this.#next();
    });
  }

  #next(): void {
    const [step] = this.#steps;
    if (!step || this.#cancelStep) return;
    const { clock, random } = this.#options;
    this.#cancelStep = clock.after(random.next() * SLOWEST_MS, () => {
      this.#cancelStep = undefined;
      this.#steps.shift();
      step.apply();
      step.resolve();
      this.#next();
    });
  }
}
