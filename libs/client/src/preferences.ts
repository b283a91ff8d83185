import type { Clock, OpId, Preference, PreferenceKey, PreferenceValue, Reply } from '@parley/events';
import { isLost, type ConnectionKeeper, type Outcome } from './connection.ts';
import { isPassing } from './refusal.ts';
import { type Batch, createDerived, createStore, Family } from './store.ts';
import type { PreferenceMap, Readable } from './types.ts';

/** After this time the server is told again what it could not take. */
const AGAIN_MS = 2_000;

/** What the server does not know yet; null takes the preference away. */
interface Unsaid {
  readonly value: Preference['value'];
  readonly op: OpId;
}

interface PreferencesOptions {
  readonly batch: Batch;
  readonly clock: Clock;
  readonly connection: ConnectionKeeper;
  /** What the server said is other than it was. */
  readonly changed: () => void;
}

/** What I have set for myself: here at once, on the server and my other devices a moment later. Who sets last wins. */
export class Preferences {
  readonly #options: PreferencesOptions;
  /** As the server said last. */
  #said = new Map<string, Preference['value']>();
  readonly #unsaid = new Map<string, Unsaid>();
  /** Keys of which the server is being told. */
  readonly #telling = new Set<string>();
  readonly #all;
  readonly #views;

  constructor(options: PreferencesOptions) {
    this.#options = options;
    const { batch } = options;
    this.#all = createStore<PreferenceMap>(batch, new Map());
    this.#views = new Family((key: string) => createDerived(batch, () => this.#all.get().get(key)));
  }

  /** All that is set, as it shows here. */
  get all(): Readable<PreferenceMap> {
    return this.#all;
  }

  /** As the server said last, to be kept. */
  get said(): readonly Preference[] {
    return [...this.#said].map(([key, value]) => ({ key, value }));
  }

  view<K extends PreferenceKey>(key: K): Readable<PreferenceValue<K> | undefined> {
    // The server keeps nothing under a key that its schema did not pass.
    return this.#views.get(key) as Readable<PreferenceValue<K> | undefined>;
  }

  set(key: string, value: Preference['value'], op: OpId): void {
    this.#unsaid.set(key, { value, op });
    this.#show();
    // Within the event that chose it: a field that learned it later would stand for that long as it was, and lose a second press.
    this.#options.batch.tellNow();
    this.#tell(key);
  }

  /** All of it, as the server has it. */
  replace(list: readonly Preference[]): void {
    this.#said = new Map(list.map(({ key, value }) => [key, value]));
    this.#heard();
  }

  /** Changes by any of my devices. */
  merge(list: readonly Preference[]): void {
    for (const { key, value } of list) {
      if (value === null) this.#said.delete(key);
      else this.#said.set(key, value);
    }
    this.#heard();
  }

  /** Tells what the server does not know; to be called when the connection is in sync. */
  resume(): void {
    for (const key of [...this.#unsaid.keys()]) this.#tell(key);
  }

  #heard(): void {
    this.#show();
    this.#options.changed();
  }

  #show(): void {
    const before = this.#all.get();
    const now = new Map(this.#said);
    for (const [key, { value }] of this.#unsaid) {
      if (value === null) now.delete(key);
      else now.set(key, value);
    }
    // What is equal stays the same object: nothing that shows it is drawn again.
    for (const [key, value] of now)
      if (isEqual(before.get(key), value)) now.set(key, before.get(key) ?? value);
    const changed = [...new Set([...before.keys(), ...now.keys()])].filter(
      (key) => before.get(key) !== now.get(key),
    );
    if (changed.length === 0) return;
    this.#options.batch.run(() => {
      this.#all.set(now);
      for (const key of changed) this.#views.peek(key)?.invalidate();
    });
  }

  #tell(key: string): void {
    const unsaid = this.#unsaid.get(key);
    const { connection } = this.#options;
    if (unsaid === undefined || this.#telling.has(key) || !connection.synced) return;
    this.#telling.add(key);
    void connection
      .ask('preference:set', { key, value: unsaid.value, op: unsaid.op })
      .then((outcome) => this.#told(key, unsaid, outcome));
  }

  #told(key: string, unsaid: Unsaid, outcome: Outcome<Reply<'preference:set'>>): void {
    this.#telling.delete(key);
    // A lost answer: told again, under the same op, after the next sync.
    if (isLost(outcome)) return;
    if (!outcome.ok && isPassing(outcome)) {
      this.#options.clock.after(outcome.error.retryAfterMs ?? AGAIN_MS, () => this.#tell(key));
      return;
    }
    // Taken: all my devices, this one too, were told before the answer. Refused: what the server says counts again.
    if (this.#unsaid.get(key) === unsaid) this.#unsaid.delete(key);
    this.#show();
    this.#tell(key);
  }
}

const isEqual = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
