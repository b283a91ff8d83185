import { type Catchup, limits, type RoomId } from '@parley/events';
import type { Directory } from './directory.ts';
import type { Store } from './ports.ts';

type Changes = Extract<Catchup, { kind: 'changes' }>;

/** Reads what changed in a room. Equal questions asked while one is being answered share its answer: a storm of returning clients costs one query. */
export class CatchupReader {
  readonly #store: Store;
  readonly #directory: Directory;
  readonly #running = new Map<string, Promise<Changes>>();

  constructor(store: Store, directory: Directory) {
    this.#store = store;
    this.#directory = directory;
  }

  /** True if replaying would cost more than starting from the newest page. */
  isTooFar(since: number, head: number): boolean {
    return since > head || head - since > limits.catchupBehind;
  }

  async changes(room: RoomId, since: number, limit: number): Promise<Changes> {
    // The head belongs to the key: an answer that began before a commit must not serve who asks after it.
    const rev = (await this.#directory.room(room))?.head.rev;
    const key = `${room}:${since}:${limit}:${rev}`;
    const running = this.#running.get(key);
    if (running) return running;
    const reading = this.#store.changes({ room, since, limit }).finally(() => this.#running.delete(key));
    this.#running.set(key, reading);
    return reading;
  }
}
