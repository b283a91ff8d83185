import type { Clock, Presence as PresenceEntry, PresenceState, UserId } from '@parley/events';
import { Audience } from './audience.ts';
import type { Connection } from './connection.ts';
import { Frame } from './frame.ts';

/** Changes are told together after this time; a page that reloads within it was never away. */
const SETTLE_MS = 1_000;

/** Who is here, told only to those who look. Nothing of it is stored. */
export class Presence {
  readonly #clock: Clock;
  readonly #connections = new Audience<UserId, Connection>();
  readonly #watchers = new Audience<UserId, Connection>();
  /** What watchers were told last; absent means offline. */
  readonly #told = new Map<UserId, PresenceState>();
  readonly #unsettled = new Set<UserId>();
  #cancelSettle: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  arrive(connection: Connection): void {
    this.#connections.add(connection.user, connection);
    this.#changed(connection.user);
  }

  leave(connection: Connection): void {
    this.#connections.delete(connection.user, connection);
    this.#watchers.move(connection, connection.watchedUsers, new Set());
    this.#changed(connection.user);
  }

  set(connection: Connection, state: Connection['presence']): void {
    connection.presence = state;
    this.#changed(connection.user);
  }

  /** Replaces what the connection watches and answers how those users are now. */
  watch(connection: Connection, users: ReadonlySet<UserId>): readonly PresenceEntry[] {
    this.#watchers.move(connection, connection.watchedUsers, users);
    connection.watchedUsers = users;
    return [...users].map((user) => ({ user, state: this.#told.get(user) ?? 'offline' }));
  }

  /** The user's connections. */
  connectionsOf(user: UserId): Iterable<Connection> {
    return this.#connections.of(user);
  }

  /** How many people have a connection. */
  get people(): number {
    return this.#connections.size;
  }

  /** How many connections the user has. */
  count(user: UserId): number {
    return this.#connections.count(user);
  }

  stop(): void {
    this.#cancelSettle?.();
  }

  #changed(user: UserId): void {
    this.#unsettled.add(user);
    this.#cancelSettle ??= this.#clock.after(SETTLE_MS, () => this.#settle());
  }

  #settle(): void {
    this.#cancelSettle = undefined;
    const news = new Map<Connection, PresenceEntry[]>();
    for (const user of this.#unsettled) {
      const state = this.#stateOf(user);
      if (state === (this.#told.get(user) ?? 'offline')) continue;
      if (state === 'offline') this.#told.delete(user);
      else this.#told.set(user, state);
      for (const watcher of this.#watchers.of(user)) {
        const entries = news.get(watcher);
        if (entries) entries.push({ user, state });
        else news.set(watcher, [{ user, state }]);
      }
    }
    this.#unsettled.clear();
    for (const [watcher, presence] of news) watcher.deliver(new Frame('presence:changed', { presence }));
  }

  #stateOf(user: UserId): PresenceState {
    let state: PresenceState = 'offline';
    for (const connection of this.#connections.of(user)) {
      if (connection.presence === 'online') return 'online';
      state = 'away';
    }
    return state;
  }
}
