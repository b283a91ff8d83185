import {
  type Commit,
  type Membership,
  MemoryStore,
  type Store,
  StoreUnavailable,
  type Write,
} from '@parley/core';
import type { Clock, Epoch, Head, RoomId } from '@parley/events';
import type { SeededRandom } from '@parley/testkit';
import type { Ban, Passage, Purged } from '../checker/history.ts';
import type { Mishap, Plan } from './plan.ts';
import type { KillPoint } from './server.ts';

/** Does a commit on `disk` in its own faulty way. */
export type CommitFault = (writes: readonly Write[], disk: Disk) => Promise<Commit>;

interface Batch {
  readonly writes: readonly Write[];
  /** When it was committed. */
  readonly at: number;
}

/** Who was banned when, and what was to be purged, as the commits tell it. */
class Order {
  readonly bans: Ban[] = [];
  readonly purges: Purged[] = [];
  readonly #heads = new Map<RoomId, Head>();
  /** Operations that are done: the same one again has no effect. */
  readonly #done = new Set<string>();

  note({ writes, at: now }: Batch, commit: Commit): void {
    const before = this.#revs();
    writes.forEach((write, at) => {
      if (commit.results[at]?.ok && this.#isNew(write)) this.#notePurge(write);
    });
    for (const { room, to, changes } of commit.frames) {
      const seqs = changes.map((change) => (change.kind === 'message' ? change.message.seq : 0));
      this.#heads.set(room, { rev: to, seq: Math.max(this.#heads.get(room)?.seq ?? 0, ...seqs) });
    }
    for (const { id: user, gone } of commit.users) {
      const at = this.bans.findIndex((ban) => ban.user === user && ban.until === undefined);
      const open = this.bans[at];
      if (gone === 'banned' && !open) this.bans.push({ user, before, after: this.#revs() });
      if (gone === undefined && open) this.bans[at] = { ...open, until: before, liftedAt: now };
    }
  }

  #revs(): Record<RoomId, number> {
    return Object.fromEntries([...this.#heads].map(([room, { rev }]) => [room, rev]));
  }

  #isNew({ actor, op }: Write): boolean {
    if (op === undefined) return true;
    const key = `${actor} ${op}`;
    return !this.#done.has(key) && Boolean(this.#done.add(key));
  }

  /** What was said before the commit is purged for certain; of what is in it, it depends on the order. */
  #notePurge(write: Write): void {
    if ((write.kind !== 'ban' && write.kind !== 'part') || !write.purge) return;
    const { user } = write;
    const heads = [...this.#heads].filter(([room]) => write.kind === 'ban' || room === write.room);
    for (const [room, { seq }] of heads) this.purges.push({ user, room, upTo: seq });
  }
}

/** What outlives the server: everything committed, and who came and went when. */
export class Disk {
  readonly passages = new Map<RoomId, Passage[]>();
  order = new Order();
  readonly #clock: Clock;
  /** When everything began. */
  readonly #at: number;
  #batches: Batch[] = [];
  #store: MemoryStore;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#at = clock.now();
    this.#store = this.#empty();
  }

  get store(): Store {
    return this.#store;
  }

  async commit(writes: readonly Write[], at = this.#clock.monotonic()): Promise<Commit> {
    const batch = { writes, at };
    this.#batches.push(batch);
    const commit = await this.#store.commit(writes);
    this.order.note(batch, commit);
    for (const { room, changes } of commit.frames) {
      const passages = this.passages.get(room) ?? [];
      this.passages.set(room, passages);
      for (const change of changes)
        if (change.kind === 'member') {
          const { user, rev, state } = change.member;
          passages.push({ user, rev, state });
        }
    }
    return commit;
  }

  /** What a commit would answer, without doing it. */
  async preview(writes: readonly Write[]): Promise<Commit> {
    const store = this.#empty();
    for (const batch of this.#batches) await store.commit(batch.writes);
    return store.commit(writes);
  }

  /** Loses the last commits, as a disk that was never told to flush does. */
  async forget(commits: number): Promise<void> {
    const kept = this.#batches.slice(0, Math.max(0, this.#batches.length - commits));
    this.#batches = [];
    this.#store = this.#empty();
    this.passages.clear();
    this.order = new Order();
    for (const { writes, at } of kept) await this.commit(writes, at);
  }

  #empty(): MemoryStore {
    return new MemoryStore({ epoch: 'epoch-1' as Epoch, at: this.#at });
  }
}

interface DiskStoreOptions {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly random: SeededRandom;
  readonly mishap: Mishap;
  readonly plan: Plan['disk'];
  /** True if the process died there. */
  readonly pass: (point: KillPoint) => boolean;
  /** True while nothing can be read or written. */
  readonly isOut: () => boolean;
  readonly commitFault: CommitFault | undefined;
}

/** The process is gone: whoever waits in it waits for ever. */
const never = <T>(): Promise<T> => new Promise<T>(() => {});

/** The store of one life of the server, on the disk that all its lives share. Each step takes its time, and may fail. */
export class DiskStore implements Store {
  readonly #options: DiskStoreOptions;

  constructor(options: DiskStoreOptions) {
    this.#options = options;
  }

  open(): ReturnType<Store['open']> {
    return this.#options.disk.store.open();
  }

  async commit(writes: readonly Write[]): Promise<Commit> {
    const { pass, disk, mishap, plan, commitFault } = this.#options;
    await this.#pause();
    if (pass('beforeCommit')) return never();
    this.#maybeFail();
    const commit = await (commitFault ? commitFault(writes, disk) : disk.commit(writes));
    if (pass('afterCommit')) return never();
    const lies = mishap(plan.lies);
    await this.#pause();
    if (lies) throw new StoreUnavailable('the answer to the commit was lost');
    return commit;
  }

  session: Store['session'] = (id, now) => this.#read((store) => store.session(id, now));
  bots: Store['bots'] = () => this.#read((store) => store.bots());
  tokens: Store['tokens'] = (bot) => this.#read((store) => store.tokens(bot));
  sessions: Store['sessions'] = (user, now) => this.#read((store) => store.sessions(user, now));
  credentials: Store['credentials'] = (of) => this.#read((store) => store.credentials(of));
  invite: Store['invite'] = (secret, now) => this.#read((store) => store.invite(secret, now));
  invites: Store['invites'] = () => this.#read((store) => store.invites());
  recoveryCodes: Store['recoveryCodes'] = (user) => this.#read((store) => store.recoveryCodes(user));
  hasOwner: Store['hasOwner'] = () => this.#read((store) => store.hasOwner());
  users: Store['users'] = (ids) => this.#read((store) => store.users(ids));
  listUsers: Store['listUsers'] = (query) => this.#read((store) => store.listUsers(query));
  preferences: Store['preferences'] = (user) => this.#read((store) => store.preferences(user));
  totals: Store['totals'] = (now) => this.#read((store) => store.totals(now));
  room: Store['room'] = (id) => this.#read((store) => store.room(id));
  memberships = (user: Parameters<Store['memberships']>[0]): Promise<readonly Membership[]> =>
    this.#read((store) => store.memberships(user));
  entries: Store['entries'] = (user) => this.#read((store) => store.entries(user));
  mentions: Store['mentions'] = (user) => this.#read((store) => store.mentions(user));
  listRooms: Store['listRooms'] = (query) => this.#read((store) => store.listRooms(query));
  members: Store['members'] = (query) => this.#read((store) => store.members(query));
  search: Store['search'] = (query) => this.#read((store) => store.search(query));
  history: Store['history'] = (query) => this.#read((store) => store.history(query));
  changes: Store['changes'] = (query) => this.#read((store) => store.changes(query));
  message: Store['message'] = (room, seq) => this.#read((store) => store.message(room, seq));
  pins: Store['pins'] = (query) => this.#read((store) => store.pins(query));
  file: Store['file'] = (id) => this.#read((store) => store.file(id));
  keptFiles: Store['keptFiles'] = (ids) => this.#read((store) => store.keptFiles(ids));
  fileBytes: Store['fileBytes'] = (user) => this.#read((store) => store.fileBytes(user));
  files: Store['files'] = (query) => this.#read((store) => store.files(query));
  report: Store['report'] = (id) => this.#read((store) => store.report(id));
  reports: Store['reports'] = (query) => this.#read((store) => store.reports(query));
  purge: Store['purge'] = (limit) => this.#read((store) => store.purge(limit));
  audit: Store['audit'] = (query) => this.#read((store) => store.audit(query));
  retained: Store['retained'] = () => this.#read((store) => store.retained());
  removals: Store['removals'] = () => this.#read((store) => store.removals());
  said: Store['said'] = (query) => this.#read((store) => store.said(query));
  forget: Store['forget'] = () => this.#read((store) => store.forget());
  check: Store['check'] = () => this.#read((store) => store.check());

  async close(): Promise<void> {}

  /** The answer is that of some moment between question and answer. */
  async #read<T>(read: (store: Store) => Promise<T>): Promise<T> {
    await this.#pause();
    this.#maybeFail();
    const answer = await read(this.#options.disk.store);
    await this.#pause();
    return answer;
  }

  #pause(): Promise<void> {
    const { clock, random, plan } = this.#options;
    // Most steps are quick, some are not.
    const ms = random.next() ** 4 * plan.slowestMs;
    return new Promise((resolve) => clock.after(ms, resolve));
  }

  #maybeFail(): void {
    const { isOut, mishap, plan, random } = this.#options;
    if (!isOut() && !mishap(plan.fails)) return;
    // Sometimes it is certain that nothing was stored, sometimes nobody can tell.
    throw new StoreUnavailable('the disk is not there', { nothingStored: random.chance(0.5) });
  }
}
