import type { Clock, Presence as PresenceEntry, PresenceState, UserId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { isLost, type ConnectionKeeper } from './connection.ts';
import { createDerived, Family, type Batch, type Derived } from './store.ts';
import type { Readable, Watched } from './types.ts';
import type { Users } from './users.ts';

/** A screen that changes mounts and unmounts many watchers at once. */
const GATHER_MS = 50;

interface PresenceOptions {
  readonly batch: Batch;
  readonly clock: Clock;
  readonly connection: ConnectionKeeper;
  /** Everybody met so far: who is watched is met. */
  readonly users: Users;
}

/** Who is here, of those on the screen; and whether I am. The server is told again after every connection. */
export class Presence {
  readonly #options: PresenceOptions;
  readonly #watching = new Set<Watched>();
  readonly #known = new Map<UserId, PresenceEntry>();
  readonly #views: Family<UserId, Derived<PresenceState | undefined>>;
  readonly #pauses: Family<UserId, Derived<number | undefined>>;
  #gathering = false;
  #away = false;

  constructor(options: PresenceOptions) {
    this.#options = options;
    const { batch } = options;
    this.#views = new Family((id) => createDerived(batch, () => this.#known.get(id)?.state));
    this.#pauses = new Family((id) => createDerived(batch, () => this.#known.get(id)?.pausedUntil));
  }

  view(user: UserId): Readable<PresenceState | undefined> {
    return this.#views.get(user);
  }

  pausedUntil(user: UserId): Readable<number | undefined> {
    return this.#pauses.get(user);
  }

  watch(what: Watched): () => void {
    // A value of its own: the same object may be given twice.
    const own = { ...what };
    this.#watching.add(own);
    this.#gather();
    return () => {
      if (this.#watching.delete(own)) this.#gather();
    };
  }

  setAway(away: boolean): void {
    if (this.#away === away) return;
    this.#away = away;
    this.#tellState();
  }

  /** Tells the server anew; to be called when the connection is in sync. */
  resume(): void {
    if (this.#away) this.#tellState();
    if (this.#watching.size > 0) this.#gather();
  }

  put(presence: readonly PresenceEntry[]): void {
    for (const entry of presence) this.#set(entry.user, entry);
  }

  /** While there is no connection nothing is told: `resume` does. */
  #tellState(): void {
    const { connection } = this.#options;
    if (connection.synced) void connection.ask('presence:set', { state: this.#away ? 'away' : 'online' });
  }

  #gather(): void {
    if (this.#gathering) return;
    this.#gathering = true;
    this.#options.clock.after(GATHER_MS, () => {
      this.#gathering = false;
      void this.#tell();
    });
  }

  async #tell(): Promise<void> {
    const { connection, batch } = this.#options;
    if (!connection.synced) return;
    // Who came last is nearest to what is looked at now, and goes first where a limit cuts.
    const watching = [...this.#watching].reverse();
    const rooms = [...new Set(watching.flatMap((each) => each.rooms ?? []))].slice(0, limits.watchedRooms);
    const users = [...new Set(watching.flatMap((each) => each.users ?? []))].slice(0, limits.watchedUsers);
    const outcome = await connection.ask('presence:watch', { rooms, users });
    if (isLost(outcome) || !outcome.ok) return;
    batch.run(() => {
      const wanted = new Set(users);
      for (const user of [...this.#known.keys()]) if (!wanted.has(user)) this.#set(user, undefined);
      this.put(outcome.data.presence);
      this.#options.users.put(outcome.data.users);
    });
  }

  #set(user: UserId, entry: PresenceEntry | undefined): void {
    const known = this.#known.get(user);
    if (known?.state === entry?.state && known?.pausedUntil === entry?.pausedUntil) return;
    if (entry === undefined) this.#known.delete(user);
    else this.#known.set(user, entry);
    this.#views.peek(user)?.invalidate();
    this.#pauses.peek(user)?.invalidate();
  }
}
