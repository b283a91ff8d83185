import type { OutboxOwner, OutboxStorage, StoredMessage } from '@parley/client';
import type { Clock, MessageId } from '@parley/events';
import type { SeededRandom } from '@parley/testkit';
import type { Mishap } from './plan.ts';
import type { Fault } from './world.ts';

interface Step {
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
  /** A message is kept: it would survive a crash from here on. */
  readonly kept: (message: StoredMessage) => void;
}

/** Slowest step. */
const SLOWEST_MS = 20;

/** An outbox's storage that outlives the client. Steps are done one after the other, each in its time. */
export class OutboxDisk implements OutboxStorage {
  readonly #options: OutboxDiskOptions;
  readonly #stored = new Map<MessageId, StoredMessage>();
  #steps: Step[] = [];
  #cancelStep: (() => void) | undefined;

  constructor(options: OutboxDiskOptions) {
    this.#options = options;
  }

  /** What is kept now. */
  get messages(): readonly StoredMessage[] {
    return [...this.#stored.values()];
  }

  async load({ server, user }: OutboxOwner): Promise<readonly StoredMessage[]> {
    await this.#step(() => {});
    const { fault = (messages) => messages } = this.#options;
    return fault(this.messages.filter((each) => each.server === server && each.user === user));
  }

  async put(message: StoredMessage): Promise<void> {
    this.#maybeRefuse();
    await this.#step(() => this.#stored.set(message.id, message));
    if (!message.error) this.#options.kept(message);
  }

  async remove(id: MessageId): Promise<void> {
    this.#maybeRefuse();
    await this.#step(() => this.#stored.delete(id));
  }

  /** The client dies: of the steps that wait some may still have been done, the first ones first. Nobody hears of them. */
  crash(): void {
    this.#cancelStep?.();
    this.#cancelStep = undefined;
    const done = this.#options.random.below(this.#steps.length + 1);
    for (const { apply } of this.#steps.slice(0, done)) apply();
    this.#steps = [];
  }

  #maybeRefuse(): void {
    const { mishap, fails } = this.#options;
    if (mishap(fails)) throw new Error('the storage is full');
  }

  #step(apply: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.#steps.push({ apply, resolve });
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
