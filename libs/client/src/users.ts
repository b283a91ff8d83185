import type { User, UserId } from '@parley/events';
import { createDerived, Family, type Batch, type Derived } from './store.ts';
import type { Readable } from './types.ts';

/** Everybody met so far. Of two versions of a person the later one wins. */
export class Users {
  readonly #known = new Map<UserId, User>();
  readonly #views: Family<UserId, Derived<User | undefined>>;
  readonly #changed: (id: UserId) => void;

  constructor(batch: Batch, changed: (id: UserId) => void) {
    this.#changed = changed;
    this.#views = new Family((id) => createDerived(batch, () => this.#known.get(id)));
  }

  get(id: UserId): User | undefined {
    return this.#known.get(id);
  }

  view(id: UserId): Readable<User | undefined> {
    return this.#views.get(id);
  }

  put(users: readonly User[]): void {
    for (const user of users) {
      const known = this.#known.get(user.id);
      if (known !== undefined && known.changedAt >= user.changedAt) continue;
      this.#known.set(user.id, user);
      this.#views.peek(user.id)?.invalidate();
      this.#changed(user.id);
    }
  }

  clear(): void {
    this.#known.clear();
    for (const view of this.#views.values()) view.invalidate();
  }
}
