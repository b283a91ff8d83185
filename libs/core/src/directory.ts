import {
  type Actor,
  GENERAL,
  LOBBY,
  type RoomEntry,
  type RoomId,
  type Target,
  type User,
  type UserId,
} from '@parley/events';
import type { Commit, Membership, RoomFrame, RoomHead, Store } from './ports.ts';

const USERS_KEPT = 50_000;

/** What is known of a room and of one user in it. */
export interface RoomView {
  readonly head: RoomHead;
  readonly membership: Membership | undefined;
}

type Memberships = Map<RoomId, Membership>;

/** Commits seen while something was being read: the read may be older than they are. */
type Recorded = Commit[];

interface Held {
  holds: number;
  readonly loading: Promise<Memberships>;
  /** Set once loaded; from then on every commit is applied to it. */
  rows: Memberships | undefined;
}

/**
 * The rooms, and the memberships of whoever is connected, in memory and equal to the store: what dispatch must know for
 * each command without asking the database. Kept up to date by every commit (`apply`).
 */
export class Directory {
  readonly #store: Store;
  readonly #told: () => Promise<void>;
  readonly #rooms = new Map<RoomId, RoomHead>();
  readonly #members = new Map<UserId, Held>();
  readonly #users = new Map<UserId, User>();
  readonly #recordings = new Set<Recorded>();
  /** Counts the refreshes: what was asked for before one may be older than what it found. */
  #refreshes = 0;

  /** `told` resolves when the commit that is under way, if one is, has been applied here or has failed. */
  constructor(store: Store, told: () => Promise<void>) {
    this.#store = store;
    this.#told = told;
  }

  /** Keeps the user's memberships in memory until `release`. */
  async hold(user: UserId): Promise<ReadonlyMap<RoomId, Membership>> {
    const held = this.#members.get(user);
    if (held) {
      held.holds += 1;
      return held.rows ?? held.loading;
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
      const loaded = await entry.loading;
      return entry.rows ?? loaded;
    } catch (error) {
      if (this.#members.get(user) === entry) this.#members.delete(user);
      throw error;
    }
  }

  release(user: UserId): void {
    const held = this.#members.get(user);
    if (!held) return;
    held.holds -= 1;
    if (held.holds === 0) this.#members.delete(user);
  }

  async memberships(user: UserId): Promise<ReadonlyMap<RoomId, Membership>> {
    const held = this.#members.get(user);
    return held ? (held.rows ?? held.loading) : this.#readMemberships(user);
  }

  async room(id: RoomId): Promise<RoomHead | undefined> {
    return this.#rooms.get(id) ?? this.#recording(() => this.#settled(this.#store.room(id)), this.#keepRoom);
  }

  /** The room and the user's place in it; undefined if there is no such room. */
  async view(user: UserId, id: RoomId): Promise<RoomView | undefined> {
    const head = await this.room(id);
    if (!head) return undefined;
    const membership = (await this.memberships(user)).get(id);
    // Read again: while the memberships were loaded a commit may have moved the room.
    return { head: this.#rooms.get(id) ?? head, membership };
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

  /** Brings everything held up to this commit. */
  apply(commit: Commit): void {
    for (const recorded of this.#recordings) recorded.push(commit);
    for (const frame of commit.frames) {
      const known = this.#rooms.get(frame.room);
      if (known) this.#rooms.set(frame.room, advance(known, frame));
    }
    for (const user of commit.users) this.#keepUser(user);
    applyMemberships(commit, (user) => this.#members.get(user)?.rows);
  }

  /** Reads everything held anew. Rejects with StoreUnavailable; then what is held stays as it was. */
  async refresh(): Promise<void> {
    this.#refreshes += 1;
    this.#rooms.clear();
    this.#users.clear();
    await Promise.all(
      [...this.#members].map(([user, held]) =>
        this.#readMemberships(user, (rows) => {
          held.rows = rows;
        }),
      ),
    );
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

const isBuiltIn = (room: RoomId): boolean => room === LOBBY || room === GENERAL;

/** What the policy asks about. */
export function targetOf(view: RoomView, owner?: UserId): Target {
  return {
    room: { kind: view.head.room.kind, builtIn: isBuiltIn(view.head.room.id) },
    ...(view.membership && { membership: view.membership }),
    ...(owner !== undefined && { owner }),
  };
}

export const actorOf = (user: User): Actor => ({ id: user.id, kind: user.kind });

function entryOf(view: RoomView | undefined): RoomEntry | undefined {
  if (view?.membership?.state !== 'joined') return undefined;
  const { head, membership } = view;
  return { room: head.room, head: head.head, role: membership.role, read: membership.read };
}

function advance(known: RoomHead, frame: RoomFrame): RoomHead {
  if (frame.to <= known.head.rev) return known;
  let { room } = known;
  let { seq } = known.head;
  for (const change of frame.changes) {
    if (change.kind === 'room' && change.rev > room.rev) room = change.room;
    if (change.kind === 'message') seq = Math.max(seq, change.message.seq);
  }
  return { room, head: { seq, rev: frame.to } };
}

/** Brings memberships up to a commit: of those for whom `rowsOf` has any. */
function applyMemberships(commit: Commit, rowsOf: (user: UserId) => Memberships | undefined): void {
  for (const { room, changes } of commit.frames)
    for (const change of changes) {
      if (change.kind !== 'member') continue;
      const { user, role, state } = change.member;
      const rows = rowsOf(user);
      rows?.set(room, { room, role, state, read: rows.get(room)?.read ?? 0 });
    }
  for (const { user, room, seq } of commit.reads) {
    const rows = rowsOf(user);
    const row = rows?.get(room);
    if (row) rows?.set(room, { ...row, read: seq });
  }
}
