import type { Clock, Epoch, Preference, User, UserId } from '@parley/events';
import type { DBSchema, IDBPObjectStore } from 'idb';
import { mergeKept, type KeptChange, type KeptRoom, type KeptState } from '../kept-state.ts';
import { Database, within } from './database.ts';
import { arePreferences, isKeptRoom, isUser } from './outline.ts';

/** The page waits for it before it asks the server who is in. */
const RECALL_PATIENCE_MS = 1_000;
/** Rooms whose messages are kept: those opened last. */
const KEPT_ROOMS = 50;

/** Who is in at a server. While there is nobody, nothing is kept: a tab that has not heard of it yet writes nowhere. */
interface Person {
  readonly server: string;
  readonly user: User;
  /** The lineage that the rooms belong to; absent before the first. */
  readonly epoch?: Epoch;
  /** What they set for themself. */
  readonly preferences?: readonly Preference[];
}

interface RoomRow {
  readonly server: string;
  readonly user: string;
  readonly room: string;
  readonly kept: KeptRoom;
  /** Only with messages: a row without it is not in the index. */
  readonly openedAt?: number;
}

interface Schema extends DBSchema {
  people: { key: string; value: Person };
  rooms: {
    key: [string, string, string];
    value: RoomRow;
    indexes: { opened: [string, string, number] };
  };
}

type Rooms = IDBPObjectStore<Schema, ('people' | 'rooms')[], 'rooms', 'readwrite'>;

/** What people saw last, by server. All of it can be had again from there: another version is thrown away. */
export class StateDatabase {
  readonly #database: Database<Schema>;

  constructor(clock: Clock, name = 'parley-state') {
    this.#database = new Database({
      name,
      version: 3,
      clock,
      disposable: true,
      upgrade: (db) => {
        for (const store of [...db.objectStoreNames]) db.deleteObjectStore(store);
        db.createObjectStore('people', { keyPath: 'server' });
        const rooms = db.createObjectStore('rooms', { keyPath: ['server', 'user', 'room'] });
        rooms.createIndex('opened', ['server', 'user', 'openedAt']);
      },
    });
  }

  /** What the person saw who is in at `server`; undefined if there is nothing to be shown. */
  recall(server: string): Promise<KeptState | undefined> {
    return this.#database.use(
      (db) =>
        within(db.transaction(['people', 'rooms']), async (tx) => {
          const person = await tx.objectStore('people').get(server);
          if (person?.epoch === undefined || !isUser(person.user)) return undefined;
          const { user, epoch, preferences } = person;
          const rows = await tx.objectStore('rooms').getAll(roomsOf(server, user.id));
          const rooms = rows.flatMap(({ kept }) => (isKeptRoom(kept) ? [kept] : []));
          if (rooms.length === 0) return undefined;
          return { user, epoch, rooms, ...(preferences && arePreferences(preferences) && { preferences }) };
        }),
      RECALL_PATIENCE_MS,
    );
  }

  /** Somebody is in from now on. What another person saw here is erased. */
  enter(server: string, user: User): Promise<void> {
    return this.#database.use((db) =>
      within(db.transaction(['people', 'rooms'], 'readwrite'), async (tx) => {
        const people = tx.objectStore('people');
        const before = await people.get(server);
        if (before?.user.id === user.id) return;
        await tx.objectStore('rooms').delete(roomsOf(server));
        await people.put({ server, user });
      }),
    );
  }

  /** See `StateStorage.save`. */
  save(server: string, { user, epoch, preferences, rooms, lost }: KeptChange): Promise<void> {
    return this.#database.use((db) =>
      within(db.transaction(['people', 'rooms'], 'readwrite'), async (tx) => {
        const people = tx.objectStore('people');
        const store = tx.objectStore('rooms');
        const person = await people.get(server);
        if (person?.user.id !== user.id) return;
        if (person.epoch !== epoch) await store.delete(roomsOf(server, user.id));
        await people.put({ server, user, epoch, ...(preferences && { preferences }) });
        for (const room of lost) await store.delete([server, user.id, room]);
        for (const room of rooms) await merge(store, server, user.id, room);
        await makeRoom(store, server, user.id);
      }),
    );
  }

  /** What a person saw goes, and it is forgotten that they were in; without one, whoever it was. */
  erase(server: string, user?: UserId): Promise<void> {
    return this.#database.use((db) =>
      within(db.transaction(['people', 'rooms'], 'readwrite'), async (tx) => {
        const people = tx.objectStore('people');
        const isIn = user === undefined || (await people.get(server))?.user.id === user;
        if (isIn) await people.delete(server);
        await tx.objectStore('rooms').delete(roomsOf(server, ...(user === undefined ? [] : [user])));
      }),
    );
  }

  close(): void {
    this.#database.close();
  }
}

/** Arrays come after all numbers and strings (Indexed Database API, section 2.4). */
const roomsOf = (...owner: readonly [server: string, user?: UserId]) =>
  IDBKeyRange.bound([...owner], [...owner, []]);

async function merge(store: Rooms, server: string, user: UserId, fresh: KeptRoom): Promise<void> {
  const room = fresh.entry.room.id;
  const row = await store.get([server, user, room]);
  const kept = mergeKept(row && isKeptRoom(row.kept) ? row.kept : undefined, fresh);
  const { held } = kept;
  await store.put({ server, user, room, kept, ...(held && { openedAt: held.openedAt }) });
}

/** Lets go of the messages of the rooms opened longest ago. */
async function makeRoom(store: Rooms, server: string, user: UserId): Promise<void> {
  const range = roomsOf(server, user);
  const opened = store.index('opened');
  let excess = (await opened.count(range)) - KEPT_ROOMS;
  if (excess <= 0) return;
  for (let at = await opened.openCursor(range); at && excess > 0; at = await at.continue(), excess -= 1) {
    const { kept, openedAt: _, ...row } = at.value;
    const { held: __, ...bare } = kept;
    await at.update({ ...row, kept: bare });
  }
}
