import { type Catchup, limits, type RoomId } from '@parley/events';
import type { Directory } from './directory.ts';
import type { Commit, Store } from './ports.ts';
import { RecentChanges } from './recent-changes.ts';
import { byCodeUnit, namedIn } from './store-rules.ts';

type Changes = Extract<Catchup, { kind: 'changes' }>;

/**
 * Finds what changed in a room: in memory, where it is of lately, else in the store. Equal questions asked while one is being answered share
 * its answer. So a storm of returning clients costs next to no query.
 */
export class CatchupReader {
  readonly #store: Store;
  readonly #directory: Directory;
  readonly #recent = new RecentChanges();
  readonly #running = new Map<string, Promise<Changes>>();

  constructor(store: Store, directory: Directory) {
    this.#store = store;
    this.#directory = directory;
  }

  /** Brings what is in memory up to this commit. */
  apply({ frames }: Commit): void {
    for (const frame of frames) this.#recent.apply(frame);
  }

  /** Something may have happened unseen: what is in memory is good for nothing any more. */
  forget(): void {
    this.#recent.clear();
  }

  /** True if replaying would cost more than starting from the newest page. */
  isTooFar(since: number, head: number): boolean {
    return since > head || head - since > limits.catchupBehind;
  }

  async changes(room: RoomId, since: number, limit: number): Promise<Changes> {
    // The head belongs to the key: an answer that began before a commit must not serve who asks after it.
    const rev = (await this.#directory.room(room))?.head.rev;
    const recent = rev === undefined ? undefined : await this.#recently(room, { since, rev, limit });
    if (recent) return recent;
    const key = `${room}:${since}:${limit}:${rev}`;
    const running = this.#running.get(key);
    if (running) return running;
    const reading = this.#store.changes({ room, since, limit }).finally(() => this.#running.delete(key));
    this.#running.set(key, reading);
    return reading;
  }

  async #recently(
    room: RoomId,
    { since, rev, limit }: { readonly since: number; readonly rev: number; readonly limit: number },
  ): Promise<Changes | undefined> {
    const all = this.#recent.between(room, since, rev);
    if (!all) return undefined;
    const changes = all.slice(0, limit);
    const more = all.length > limit;
    const named = [...new Set(changes.flatMap(namedIn))].sort(byCodeUnit);
    return {
      kind: 'changes',
      to: (more ? changes.at(-1)?.rev : undefined) ?? rev,
      changes,
      users: await this.#directory.users(named),
      more,
    };
  }
}
