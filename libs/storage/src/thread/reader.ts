import type { HistoryQuery } from '@parley/core';
import type { FileId, RoomId, UserId } from '@parley/events';
import { bots, tokens } from '../read/bots.ts';
import { invite, invites, recoveryCodes } from '../read/access.ts';
import { audit } from '../read/audit.ts';
import { credentials, hasOwner, listUsers, session, sessions, usersNamed } from '../read/people.ts';
import { bytesOf, file, files, keptFiles } from '../read/files.ts';
import { preferences } from '../read/preferences.ts';
import { pins } from '../read/pins.ts';
import { mentions } from '../read/mentions.ts';
import { removals, retained, said } from '../read/privacy.ts';
import { nextPurge } from '../read/purge.ts';
import { report, reports } from '../read/reports.ts';
import { entries, listRooms, members, memberships, room } from '../read/rooms.ts';
import { search } from '../read/search.ts';
import { changes, history, message } from '../read/timeline.ts';
import { totals } from '../read/totals.ts';
import { SqliteConnection } from '../sqlite-connection.ts';
import { spoilsConnection } from '../sqlite-errors.ts';
import type { Queries } from '../statement.ts';
import type { Handlers, ReaderCalls, WorkerSetup } from './calls.ts';

type Input<K extends keyof ReaderCalls> = ReaderCalls[K]['input'];

/** What a search goes through again and again fits into it. */
const CACHE_KIB = 16 * 1_024;

/** A connection beside the writer's. Each read sees one moment: everything that was committed when it began. */
export class Reader implements Handlers<ReaderCalls> {
  readonly #setup: WorkerSetup;
  #connection: SqliteConnection | undefined;

  constructor(setup: WorkerSetup) {
    this.#setup = setup;
  }

  session = (input: Input<'session'>) => this.#read((db) => session(db, input));
  bots = () => this.#read(bots);
  tokens = (bot: UserId) => this.#read((db) => tokens(db, bot));
  sessions = (input: Input<'sessions'>) => this.#read((db) => sessions(db, input));
  credentials = (input: Input<'credentials'>) => this.#read((db) => credentials(db, input));
  invite = (input: Input<'invite'>) => this.#read((db) => invite(db, input));
  invites = () => this.#read(invites);
  recoveryCodes = (user: UserId) => this.#read((db) => recoveryCodes(db, user));
  hasOwner = () => this.#read((db) => hasOwner(db));
  users = (ids: readonly UserId[]) => this.#read((db) => usersNamed(db, ids));
  preferences = (user: UserId) => this.#read((db) => preferences(db, user));
  listUsers = (input: Input<'listUsers'>) => this.#read((db) => listUsers(db, input));
  totals = (now: number) => this.#read((db) => totals(db, now));
  room = (id: RoomId) => this.#read((db) => room(db, id));
  memberships = (user: UserId) => this.#read((db) => memberships(db, user));
  entries = (user: UserId) => this.#read((db) => entries(db, user));
  mentions = (user: UserId) => this.#read((db) => mentions(db, user));
  listRooms = (input: Input<'listRooms'>) => this.#read((db) => listRooms(db, input));
  members = (input: Input<'members'>) => this.#read((db) => members(db, input));
  history = (input: HistoryQuery) => this.#read((db) => history(db, input));
  changes = (input: Input<'changes'>) => this.#read((db) => changes(db, input));
  search = (input: Input<'search'>) => this.#read((db) => search(db, input));
  retained = () => this.#read(retained);
  removals = () => this.#read(removals);
  said = (input: Input<'said'>) => this.#read((db) => said(db, input));
  message = (input: Input<'message'>) => this.#read((db) => message(db, input.room, input.seq));
  pins = (input: Input<'pins'>) => this.#read((db) => pins(db, input));
  file = (id: FileId) => this.#read((db) => file(db, id));
  keptFiles = (ids: readonly FileId[]) => this.#read((db) => keptFiles(db, ids));
  fileBytes = (user: UserId) => this.#read((db) => bytesOf(db, user));
  files = (input: Input<'files'>) => this.#read((db) => files(db, input));
  report = (id: number) => this.#read((db) => report(db, id));
  reports = (input: Input<'reports'>) => this.#read((db) => reports(db, input));
  purge = (limit: number) => this.#read((db) => nextPurge(db, limit));
  audit = (input: Input<'audit'>) => this.#read((db) => audit(db, input));

  async close(): Promise<null> {
    this.#disconnect();
    return null;
  }

  async #read<T>(work: (db: Queries) => Promise<T>): Promise<T> {
    try {
      const { file, busyTimeoutMs } = this.#setup;
      const pragmas = { busy_timeout: busyTimeoutMs, cache_size: -CACHE_KIB };
      const connection = (this.#connection ??= new SqliteConnection({ file, readOnly: true, pragmas }));
      return await connection.transaction('deferred', () => work(connection));
    } catch (error) {
      if (spoilsConnection(error)) this.#disconnect();
      throw error;
    }
  }

  #disconnect(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }
}
