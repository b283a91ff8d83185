import { randomUUID } from 'node:crypto';
import { builtInWrites, type Commit, type HistoryQuery, type Membership, type RoomHead } from '@parley/core';
import type { LiveSession, SecretHash, Session, SessionId, Store, Totals, Write } from '@parley/core';
import { type Clock, type Epoch, epoch, systemClock } from '@parley/events';
import type {
  FileId,
  Invite,
  MessageBody,
  MessagePage,
  RoomEntry,
  RoomId,
  User,
  UserId,
} from '@parley/events';
import type { ReaderCalls, WorkerSetup, WriterCalls } from './thread/calls.ts';
import { DatabaseThread } from './thread/database-thread.ts';

export interface SqliteStoreOptions {
  /** The database; made if it is missing, in a folder that exists. Its -wal, -shm and -lock files lie beside it. */
  readonly file: string;
  /** Threads that read beside the one that writes. */
  readonly readers?: number;
  /** Milliseconds a commit waits for another program that holds the database's lock. */
  readonly busyTimeoutMs?: number;
  /** Further pragmas of the connection that writes. */
  readonly pragmas?: Readonly<Record<string, string | number>>;
  /** The worker's file; for who bundles it elsewhere. */
  readonly worker?: URL;
  /** What a new database starts with: the time of its built-in rooms, and its epoch (random). */
  readonly clock?: Pick<Clock, 'now'>;
  readonly epoch?: Epoch;
}

/**
 * A store in one SQLite file: one thread writes, others read beside it, and none stops the event loop. A commit is on the
 * disk when it is answered (WAL, synchronous=FULL). One process at a time may have it open.
 *
 * Rejects with StoreUnavailable for every cause outside the program (a full or failing disk, a lock, another process, a
 * damaged file, a worker that died) and works again when the cause is gone; `open` may be tried again too. A database of
 * a newer version rejects `open` with SchemaTooNew.
 */
export class SqliteStore implements Store {
  readonly #writer: DatabaseThread<WriterCalls>;
  /** Searches have a thread of their own, started by the first one: no other read waits for them. */
  readonly #searcher: DatabaseThread<ReaderCalls>;
  readonly #readers: readonly DatabaseThread<ReaderCalls>[];

  constructor({
    file,
    readers = 1,
    busyTimeoutMs = 2_000,
    pragmas = {},
    worker = new URL('./sqlite-worker.ts', import.meta.url),
    clock = systemClock,
    epoch: first = epoch.parse(randomUUID()),
  }: SqliteStoreOptions) {
    const seed = { epoch: first, writes: builtInWrites(clock.now()) };
    const setup = (role: WorkerSetup['role']): WorkerSetup => ({ role, file, busyTimeoutMs, pragmas, seed });
    this.#writer = new DatabaseThread(worker, setup('writer'));
    this.#searcher = new DatabaseThread(worker, setup('reader'));
    this.#readers = Array.from({ length: readers }, () => new DatabaseThread(worker, setup('reader')));
  }

  async open(): Promise<{ readonly epoch: Epoch }> {
    return { epoch: await this.#writer.call('open', null) };
  }

  commit(writes: readonly Write[]): Promise<Commit> {
    return this.#writer.call('commit', writes);
  }

  session(id: SessionId, now: number): Promise<Session | undefined> {
    return this.#read('session', { id, now });
  }

  bots(): Promise<readonly User[]> {
    return this.#read('bots', null);
  }

  tokens(bot: UserId): ReturnType<Store['tokens']> {
    return this.#read('tokens', bot);
  }

  sessions(user: UserId, now: number): Promise<readonly LiveSession[]> {
    return this.#read('sessions', { user, now });
  }

  credentials(of: ReaderCalls['credentials']['input']): ReturnType<Store['credentials']> {
    return this.#read('credentials', of);
  }

  invite(secret: SecretHash, now: number): ReturnType<Store['invite']> {
    return this.#read('invite', { secret, now });
  }

  invites(): Promise<readonly Invite[]> {
    return this.#read('invites', null);
  }

  recoveryCodes(user: UserId): Promise<number> {
    return this.#read('recoveryCodes', user);
  }

  hasOwner(): Promise<boolean> {
    return this.#read('hasOwner', null);
  }

  users(ids: readonly UserId[]): Promise<readonly User[]> {
    return this.#read('users', ids);
  }

  preferences(user: UserId): ReturnType<Store['preferences']> {
    return this.#read('preferences', user);
  }

  listUsers(query: ReaderCalls['listUsers']['input']): ReturnType<Store['listUsers']> {
    return this.#read('listUsers', query);
  }

  totals(now: number): Promise<Totals> {
    return this.#read('totals', now);
  }

  room(id: RoomId): Promise<RoomHead | undefined> {
    return this.#read('room', id);
  }

  memberships(user: UserId): Promise<readonly Membership[]> {
    return this.#read('memberships', user);
  }

  entries(user: UserId): Promise<readonly RoomEntry[]> {
    return this.#read('entries', user);
  }

  mentions(user: UserId): ReturnType<Store['mentions']> {
    return this.#read('mentions', user);
  }

  listRooms(query: ReaderCalls['listRooms']['input']): ReturnType<Store['listRooms']> {
    return this.#read('listRooms', query);
  }

  members(query: ReaderCalls['members']['input']): ReturnType<Store['members']> {
    return this.#read('members', query);
  }

  history(query: HistoryQuery): Promise<MessagePage> {
    return this.#read('history', query);
  }

  changes(query: ReaderCalls['changes']['input']): ReturnType<Store['changes']> {
    return this.#read('changes', query);
  }

  search(query: ReaderCalls['search']['input']): ReturnType<Store['search']> {
    return this.#searcher.call('search', query);
  }

  message(room: RoomId, seq: number): Promise<MessageBody | undefined> {
    return this.#read('message', { room, seq });
  }

  pins(query: ReaderCalls['pins']['input']): ReturnType<Store['pins']> {
    return this.#read('pins', query);
  }

  file(id: FileId): ReturnType<Store['file']> {
    return this.#read('file', id);
  }

  keptFiles(ids: readonly FileId[]): ReturnType<Store['keptFiles']> {
    return this.#read('keptFiles', ids);
  }

  fileBytes(user: UserId): Promise<number> {
    return this.#read('fileBytes', user);
  }

  files(query: ReaderCalls['files']['input']): ReturnType<Store['files']> {
    return this.#read('files', query);
  }

  report(id: number): ReturnType<Store['report']> {
    return this.#read('report', id);
  }

  reports(query: ReaderCalls['reports']['input']): ReturnType<Store['reports']> {
    return this.#read('reports', query);
  }

  purge(limit: number): ReturnType<Store['purge']> {
    return this.#read('purge', limit);
  }

  audit(query: ReaderCalls['audit']['input']): ReturnType<Store['audit']> {
    return this.#read('audit', query);
  }

  retained(): ReturnType<Store['retained']> {
    return this.#read('retained', null);
  }

  removals(): Promise<readonly UserId[]> {
    return this.#read('removals', null);
  }

  said(query: ReaderCalls['said']['input']): ReturnType<Store['said']> {
    return this.#read('said', query);
  }

  async forget(): Promise<void> {
    await this.#writer.call('forget', null);
  }

  async check(): Promise<void> {
    await this.#writer.call('check', null);
  }

  /** Resolves when commits under way are done and the file is let go. */
  async close(): Promise<void> {
    // The writer last: it then finds nobody else and folds the log into the database.
    await Promise.all([this.#searcher, ...this.#readers].map((reader) => reader.close('close')));
    await this.#writer.close('close');
  }

  /** Asks the reader with the least to do. */
  #read<K extends keyof ReaderCalls>(
    call: K,
    input: ReaderCalls[K]['input'],
  ): Promise<ReaderCalls[K]['answer']> {
    const reader = this.#readers.reduce((least, other) => (other.load < least.load ? other : least));
    return reader.call(call, input);
  }
}
