import type { Actor, Preference, RoomEntry, RoomId, User, UserId } from '@parley/events';
import {
  advance,
  applyMemberships,
  mayCall,
  mayConcernMentions,
  type Memberships,
  type UnreadMentions,
} from './commit-effects.ts';
import { PAUSED_UNTIL, pauseOf } from './pause.ts';
import type { Commit, EndedSession, Membership, RoomHead, Session, SessionId, Store } from './ports.ts';
import { entryOf, type RoomView } from './room-view.ts';

const USERS_KEPT = 50_000;
/** Sessions, and memberships of people who have gone, that are kept for their return: a lost line costs no query then. */
const GONE_KEPT = 10_000;
/** Preferences of one person that are kept: as many as nearly everybody has. */
const FEW_PREFERENCES = 50;

/** Why a session is over whose end was not heard of, by what became of its user. */
export const whyOver = { banned: 'banned', deleted: 'removed' } as const;

/** Commits seen while something was being read: the read may be older than they are. */
type Recorded = Commit[];

interface RoomRead {
  readonly reading: Promise<RoomHead | undefined>;
  readonly since: number;
}

interface Held {
  holds: number;
  readonly loading: Promise<Memberships>;
  /** Set once loaded; from then on every commit is applied to it. */
  rows: Memberships | undefined;
}

/**
 * The rooms, and the sessions and memberships of whoever is connected or was lately, in memory and equal to the store:
 * what must be known for each command and each connection without asking the database. Kept up to date by every commit
 * (`apply`).
 */
export class Directory {
  readonly #store: Store;
  readonly #told: () => Promise<void>;
  readonly #rooms = new Map<RoomId, RoomHead>();
  readonly #members = new Map<UserId, Held>();
  /** Those of `#members` whom nobody holds, in the order in which they went. */
  readonly #gone = new Set<UserId>();
  /** Live when they were read, and not ended since. */
  readonly #sessions = new Map<SessionId, Session>();
  /** Those that ended with their account or by a ban. In memory alone: of who is gone nothing is kept that knows them again. */
  readonly #ended = new Map<SessionId, EndedSession>();
  readonly #users = new Map<UserId, User>();
  /** What people set for themselves, as read last; whoever changes it is read again. */
  readonly #preferences = new Map<UserId, readonly Preference[]>();
  /** What calls people that they have not read, as read last; whom a commit may concern is read again. */
  readonly #mentions = new Map<UserId, UnreadMentions>();
  readonly #recordings = new Set<Recorded>();
  /** Rooms that are being read, by who asked, and the commit after which they began to be. */
  readonly #roomReads = new Map<string, RoomRead>();
  /** Counts what was applied: a read from before may not know what that made. */
  #applied = 0;
  /** Counts the refreshes: what was asked for before one may be older than what it found. */
  #refreshes = 0;

  /** `told` resolves when the commit that is under way, if one is, has been applied here or has failed. */
  constructor(store: Store, told: () => Promise<void>) {
    this.#store = store;
    this.#told = told;
  }

  /** Keeps the user's memberships in memory until `release`. */
  async hold(user: UserId): Promise<void> {
    const held = this.#members.get(user);
    if (held) {
      held.holds += 1;
      this.#gone.delete(user);
      if (!held.rows) await held.loading;
      return;
    }
    const entry: Held = {
      holds: 1,
      rows: undefined,
      loading: this.#readMemberships(user, (rows) => {
        entry.rows = rows;
      }),
    };
    this.#members.set(user, entry);
    try {
      await entry.loading;
    } catch (error) {
      if (this.#members.get(user) === entry) this.#members.delete(user);
      throw error;
    }
  }

  release(user: UserId): void {
    const held = this.#members.get(user);
    if (!held) return;
    held.holds -= 1;
    if (held.holds > 0) return;
    if (!held.rows) {
      this.#members.delete(user);
      return;
    }
    this.#gone.add(user);
    if (this.#gone.size > GONE_KEPT) this.#forget(oldest(this.#gone));
  }

  /** The session if it is live at `now`. Rejects with StoreUnavailable. */
  async session(id: SessionId, now: number): Promise<Session | undefined> {
    const known = this.#sessions.get(id);
    if (known && (known.expiresAt === undefined || known.expiresAt > now)) {
      const [user] = await this.users([known.user.id]);
      // It may have ended while the user was read.
      if (this.#sessions.has(id)) return user && { ...known, user };
    }
    return this.#recording(
      () => this.#store.session(id, now),
      (read, recorded) => {
        if (
          !read ||
          recorded.some(({ endedSessions }) => endedSessions.some(({ session }) => session === id))
        )
          return undefined;
        this.#sessions.delete(id);
        // Who is let in is asked for next, and is held once.
        this.#keepUser(read.user);
        keep(this.#sessions, id, { ...read, user: this.#users.get(read.user.id) ?? read.user });
        return read;
      },
    );
  }

  /** Whether the session ended with its account, or by a ban that lasts, as far as is remembered. */
  async endOf(id: SessionId): Promise<'removed' | 'banned' | undefined> {
    const ended = this.#ended.get(id);
    if (ended?.reason === 'removed') return ended.reason;
    const [user] = ended?.user ? await this.users([ended.user]) : [];
    return user?.gone && whyOver[user.gone];
  }

  /** What is known of the session, as it has been written. */
  renewed(session: Session): void {
    if (this.#sessions.has(session.id)) this.#sessions.set(session.id, session);
  }

  /** The user's memberships, if that needs no reading. */
  heldMemberships(user: UserId): ReadonlyMap<RoomId, Membership> | undefined {
    return this.#members.get(user)?.rows;
  }

  async memberships(user: UserId): Promise<ReadonlyMap<RoomId, Membership>> {
    const held = this.#members.get(user);
    return held ? (held.rows ?? held.loading) : this.#readMemberships(user);
  }

  /** What a user set for themself, in order of key. */
  async preferences(user: UserId): Promise<readonly Preference[]> {
    const known = this.#preferences.get(user);
    if (known) return known;
    for (;;) {
      const found = await this.#recording(
        () => this.#store.preferences(user),
        (read, recorded) =>
          recorded.some(({ preferences }) => preferences.some((each) => each.user === user))
            ? undefined
            : read,
      );
      if (!found) continue;
      if (found.length <= FEW_PREFERENCES) keep(this.#preferences, user, found);
      return found;
    }
  }

  /** Until when a user is not to be disturbed; may be over. */
  async pausedUntil(user: UserId): Promise<number | undefined> {
    return pauseOf((await this.preferences(user)).find(({ key }) => key === PAUSED_UNTIL)?.value);
  }

  /** What calls a user and is unread, by room, no older than what is held of the rooms. */
  async mentions(user: UserId): Promise<UnreadMentions> {
    for (;;) {
      const known = this.#mentions.get(user);
      if (known) return known;
      await this.#recording(
        () => this.#store.mentions(user),
        (read, recorded) => {
          const rows = this.#members.get(user)?.rows;
          if (recorded.some((commit) => mayCall(commit, { user, rows, unread: read }))) return;
          keep(this.#mentions, user, read);
        },
      );
    }
  }

  async room(id: RoomId): Promise<RoomHead | undefined> {
    return this.#rooms.get(id) ?? this.#recording(() => this.#settled(this.#store.room(id)), this.#keepRoom);
  }

  /**
   * A user who asks for a room while it is being read for them waits for that, also if others have made it known
   * meanwhile: their first commands would be overtaken by those that come after. Undefined: they need not wait for it.
   */
  #roomFor(user: UserId, id: RoomId): Promise<RoomHead | undefined> | undefined {
    // Nearly always.
    if (this.#roomReads.size === 0 && this.#rooms.has(id)) return undefined;
    const key = `${user} ${id}`;
    const running = this.#roomReads.get(key);
    if (running?.since === this.#applied) return running.reading;
    if (!running && this.#rooms.has(id)) return undefined;
    const before = running?.reading.catch(() => undefined);
    const reading = (before ? before.then(() => this.room(id)) : this.room(id)).finally(() => {
      if (this.#roomReads.get(key)?.reading === reading) this.#roomReads.delete(key);
    });
    this.#roomReads.set(key, { reading, since: this.#applied });
    return reading;
  }

  /** The room and the user's place in it; undefined if there is no such room. */
  async view(user: UserId, id: RoomId): Promise<RoomView | undefined> {
    const head = await (this.#roomFor(user, id) ?? this.#rooms.get(id));
    if (!head) return undefined;
    const { parent: of } = head.room;
    const parent = of && (await this.view(user, of.room));
    const membership = (await this.memberships(user)).get(id);
    // Read again: while the memberships were loaded a commit may have moved the room.
    return { head: this.#rooms.get(id) ?? head, membership, ...(parent && { parent }) };
  }

  async entries(user: UserId): Promise<readonly RoomEntry[]> {
    const memberships = await this.memberships(user);
    const joined = [...memberships.values()]
      .filter(({ state }) => state === 'joined')
      .map(({ room }) => room);
    if (joined.some((id) => !this.#rooms.has(id)))
      await this.#recording(
        () => this.#settled(this.#store.entries(user)),
        (read, recorded) => {
          for (const { room, head } of read) this.#keepRoom({ room, head }, recorded);
        },
      );
    const entries: RoomEntry[] = [];
    for (const id of joined) {
      const entry = entryOf(await this.view(user, id));
      if (entry) entries.push(entry);
    }
    return entries;
  }

  async entry(user: UserId, id: RoomId): Promise<RoomEntry | undefined> {
    return entryOf(await this.view(user, id));
  }

  async users(ids: readonly UserId[]): Promise<readonly User[]> {
    const missing = ids.filter((id) => !this.#users.has(id));
    if (missing.length > 0)
      for (const user of await this.#fresh(() => this.#store.users(missing))) this.#keepUser(user);
    return ids.flatMap((id) => this.#users.get(id) ?? []);
  }

  /** Who acts, with the role of now, if that needs no reading. */
  heldActor(id: UserId): Actor | undefined {
    return this.#users.get(id);
  }

  /** Who acts, with the role of now; undefined if there is no such user. */
  async actor(id: UserId): Promise<Actor | undefined> {
    const [user] = await this.users([id]);
    return user;
  }

  /** Brings everything held up to this commit. */
  apply(commit: Commit): void {
    this.#applied += 1;
    for (const recorded of this.#recordings) recorded.push(commit);
    for (const frame of commit.frames) {
      const known = this.#rooms.get(frame.room);
      if (known) this.#rooms.set(frame.room, advance(known, frame));
    }
    for (const user of commit.users) this.#keepUser(user);
    for (const ended of commit.endedSessions) {
      this.#sessions.delete(ended.session);
      if (ended.reason === 'removed' || ended.reason === 'banned') keep(this.#ended, ended.session, ended);
    }
    for (const { user } of commit.preferences) this.#preferences.delete(user);
    for (const { id, gone } of commit.users) if (gone) this.#preferences.delete(id);
    this.#forgetMentions(commit);
    applyMemberships(commit, (user) => this.#members.get(user)?.rows);
  }

  #forgetMentions(commit: Commit): void {
    // Nearly every commit calls nobody: then only whose read position moved is looked at.
    const those = commit.frames.some(({ changes }) => changes.some(mayConcernMentions))
      ? this.#mentions.keys()
      : commit.reads.map(({ user }) => user);
    for (const user of those) {
      const unread = this.#mentions.get(user);
      const rows = this.#members.get(user)?.rows;
      if (unread && mayCall(commit, { user, rows, unread })) this.#mentions.delete(user);
    }
  }

  /** Reads everything held anew. Rejects with StoreUnavailable; then what is held stays as it was. */
  async refresh(): Promise<void> {
    this.#refreshes += 1;
    this.#rooms.clear();
    this.#applied += 1;
    this.#users.clear();
    this.#sessions.clear();
    this.#preferences.clear();
    this.#mentions.clear();
    for (const user of this.#gone) this.#forget(user);
    await Promise.all(
      [...this.#members].map(([user, held]) =>
        this.#readMemberships(user, (rows) => {
          held.rows = rows;
        }),
      ),
    );
  }

  #forget(user: UserId): void {
    this.#mentions.delete(user);
    this.#gone.delete(user);
    this.#members.delete(user);
  }

  async #readMemberships(user: UserId, keep?: (rows: Memberships) => void): Promise<Memberships> {
    return this.#recording(
      () => this.#store.memberships(user),
      (read, recorded) => {
        const rows = new Map(read.map((row) => [row.room, row]));
        for (const commit of recorded)
          applyMemberships(commit, (other) => (other === user ? rows : undefined));
        keep?.(rows);
        return rows;
      },
    );
  }

  /** Reads, then folds in what was committed meanwhile: without it an old answer would stay for ever. */
  async #recording<T, R>(read: () => Promise<T>, fold: (read: T, recorded: Recorded) => R): Promise<R> {
    const recorded: Recorded = [];
    this.#recordings.add(recorded);
    try {
      return fold(await this.#fresh(read), recorded);
    } finally {
      this.#recordings.delete(recorded);
    }
  }

  /** The database may show a commit before it is applied here: a room must not be ahead of the memberships held. */
  async #settled<T>(reading: Promise<T>): Promise<T> {
    const answer = await reading;
    await this.#told();
    return answer;
  }

  /** Reads again when a refresh came in between: no commit will ever tell what that found. */
  async #fresh<T>(read: () => Promise<T>): Promise<T> {
    for (;;) {
      const refreshes = this.#refreshes;
      const answer = await read();
      if (refreshes === this.#refreshes) return answer;
    }
  }

  readonly #keepRoom = (read: RoomHead | undefined, recorded: Recorded): RoomHead | undefined => {
    if (!read) return undefined;
    const known = this.#rooms.get(read.room.id);
    if (known && known.head.rev >= read.head.rev) return known;
    let room = read;
    for (const commit of recorded)
      for (const frame of commit.frames) if (frame.room === read.room.id) room = advance(room, frame);
    this.#rooms.set(room.room.id, room);
    return room;
  };

  #keepUser(user: User): void {
    const known = this.#users.get(user.id);
    if (known && known.changedAt > user.changedAt) return;
    if (this.#users.size >= USERS_KEPT) this.#users.clear();
    this.#users.set(user.id, user);
  }
}

/** Puts it in; what was put in first goes if there is too much. */
function keep<K, V>(kept: Map<K, V>, key: K, value: V): void {
  kept.set(key, value);
  if (kept.size > GONE_KEPT) kept.delete(oldest(kept.keys()));
}

/** The first of what is not empty. */
function oldest<T>(all: Iterable<T>): T {
  for (const one of all) return one;
  throw new Error('nothing is kept');
}
