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
  /** Until when those who are connected are not to be disturbed; may be over. */
  readonly #paused = new Map<UserId, number>();
  /** What watchers were told last; absent means offline. */
  readonly #told = new Map<UserId, PresenceEntry>();
  readonly #unsettled = new Set<UserId>();
  #cancelSettle: (() => void) | undefined;
  #stopped = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  arrive(connection: Connection, pausedUntil?: number): void {
    this.#connections.add(connection.user, connection);
    this.pause(connection.user, pausedUntil);
    this.#changed(connection.user);
  }

  /** The user is not to be disturbed until then. Who watches learns when, and counts down by themselves. */
  pause(user: UserId, until: number | undefined): void {
    if (this.#connections.count(user) === 0 || this.#paused.get(user) === until) return;
    if (until === undefined) this.#paused.delete(user);
    else this.#paused.set(user, until);
    this.#changed(user);
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
    return [...users].map((user) => this.#toldOf(user));
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

  /** Sockets may go behind it: nobody is told. */
  stop(): void {
    this.#stopped = true;
    this.#cancelSettle?.();
  }

  #changed(user: UserId): void {
    if (this.#stopped) return;
    this.#unsettled.add(user);
    this.#cancelSettle ??= this.#clock.after(SETTLE_MS, () => this.#settle());
  }

  #settle(): void {
    this.#cancelSettle = undefined;
    const news = new Map<Connection, PresenceEntry[]>();
    for (const user of this.#unsettled) {
      const entry = this.#entryOf(user);
      const told = this.#toldOf(user);
      if (entry.state === told.state && entry.pausedUntil === told.pausedUntil) continue;
      if (entry.state === 'offline') this.#told.delete(user);
      else this.#told.set(user, entry);
      for (const watcher of this.#watchers.of(user)) {
        const entries = news.get(watcher);
        if (entries) entries.push(entry);
        else news.set(watcher, [entry]);
      }
    }
    this.#unsettled.clear();
    for (const [watcher, presence] of news) watcher.deliver(new Frame('presence:changed', { presence }));
  }

  #toldOf(user: UserId): PresenceEntry {
    const { state = 'offline', pausedUntil = 0 } = this.#told.get(user) ?? {};
    return { user, state, ...(pausedUntil > this.#clock.now() && { pausedUntil }) };
  }

  #entryOf(user: UserId): PresenceEntry {
    const state = this.#stateOf(user);
    if (state === 'offline') this.#paused.delete(user);
    const pausedUntil = this.#paused.get(user) ?? 0;
    return { user, state, ...(pausedUntil > this.#clock.now() && { pausedUntil }) };
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
