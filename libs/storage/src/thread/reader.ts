import type { HistoryQuery } from '@parley/core';
import type { RoomId, UserId } from '@parley/events';
import { listUsers, session, usersNamed } from '../read/people.ts';
import { entries, listRooms, members, memberships, room } from '../read/rooms.ts';
import { changes, history, message } from '../read/timeline.ts';
import { SqliteConnection } from '../sqlite-connection.ts';
import { spoilsConnection } from '../sqlite-errors.ts';
import type { Queries } from '../statement.ts';
import type { Handlers, ReaderCalls, WorkerSetup } from './calls.ts';

type Input<K extends keyof ReaderCalls> = ReaderCalls[K]['input'];

/** A connection beside the writer's. Each read sees one moment: everything that was committed when it began. */
export class Reader implements Handlers<ReaderCalls> {
  readonly #setup: WorkerSetup;
  #connection: SqliteConnection | undefined;

  constructor(setup: WorkerSetup) {
    this.#setup = setup;
  }

  session = (input: Input<'session'>) => this.#read((db) => session(db, input));
  users = (ids: readonly UserId[]) => this.#read((db) => usersNamed(db, ids));
  listUsers = (input: Input<'listUsers'>) => this.#read((db) => listUsers(db, input));
  room = (id: RoomId) => this.#read((db) => room(db, id));
  memberships = (user: UserId) => this.#read((db) => memberships(db, user));
  entries = (user: UserId) => this.#read((db) => entries(db, user));
  listRooms = (input: Input<'listRooms'>) => this.#read((db) => listRooms(db, input));
  members = (input: Input<'members'>) => this.#read((db) => members(db, input));
  history = (input: HistoryQuery) => this.#read((db) => history(db, input));
  changes = (input: Input<'changes'>) => this.#read((db) => changes(db, input));
  message = (input: Input<'message'>) => this.#read((db) => message(db, input.room, input.seq));

  async close(): Promise<null> {
    this.#disconnect();
    return null;
  }

  async #read<T>(work: (db: Queries) => Promise<T>): Promise<T> {
    try {
      const { file, busyTimeoutMs } = this.#setup;
      const pragmas = { busy_timeout: busyTimeoutMs };
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
