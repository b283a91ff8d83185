import type { Clock, MessageId, UserId } from '@parley/events';
import type { DBSchema } from 'idb';
import type { OutboxOwner, StoredMessage } from '../outbox-storage.ts';
import type { OutboxStep } from '../shared-outbox.ts';
import { Database, within } from './database.ts';
import { isNewMessage } from './outline.ts';

/** The right of one page to something until a time, for browsers that have no locks. */
interface Lease {
  readonly name: string;
  readonly holder: string;
  /** By the wall clock, which all pages of a browser share. */
  readonly until: number;
}

interface Schema extends DBSchema {
  messages: { key: string; value: StoredMessage; indexes: { place: [string, string, number] } };
  /** The last place of each owner: places are never given twice, also when nothing waits any more. */
  places: { key: [string, string]; value: OutboxOwner & { readonly last: number } };
  leases: { key: string; value: Lease };
}

/**
 * The messages that wait in this browser, of all servers and users. Never thrown away by a change of version: what is
 * in it is nowhere else.
 */
export class OutboxDatabase {
  readonly #database: Database<Schema>;

  constructor(clock: Clock, name = 'parley-outbox') {
    this.#database = new Database({
      name,
      version: 1,
      clock,
      disposable: false,
      upgrade: (db) => {
        const messages = db.createObjectStore('messages', { keyPath: 'id' });
        messages.createIndex('place', ['server', 'user', 'place']);
        db.createObjectStore('places', { keyPath: ['server', 'user'] });
        db.createObjectStore('leases', { keyPath: 'name' });
      },
    });
  }

  async load(owner: OutboxOwner): Promise<readonly StoredMessage[]> {
    const rows = await this.#database.use((db) => db.getAllFromIndex('messages', 'place', placesOf(owner)));
    // What a broken disk left is passed over.
    return rows.filter((row) => isNewMessage(row) && Number.isFinite(row.place));
  }

  /** See `JoinedOutbox.alter`; `changed` is false when everything is as before. */
  alter(
    owner: OutboxOwner,
    id: MessageId,
    step: OutboxStep,
  ): Promise<{ readonly kept: StoredMessage | undefined; readonly changed: boolean }> {
    const { server, user } = owner;
    return this.#database.use((db) => {
      // The browser may not say that it is written before it is on the disk.
      const tx = db.transaction(['messages', 'places'], 'readwrite', { durability: 'strict' });
      return within(tx, async () => {
        const [messages, places] = [tx.objectStore('messages'), tx.objectStore('places')];
        const [row, given] = await Promise.all([messages.get(id), places.get([server, user])]);
        const before = row?.server === server && row.user === user ? row : undefined;
        const after = step(before, (given?.last ?? 0) + 1);
        if (after === before) return { kept: after, changed: false };
        if (after === undefined) await messages.delete(id);
        else await messages.put(after);
        if (after !== undefined && after.place > (given?.last ?? 0))
          await places.put({ server, user, last: after.place });
        return { kept: after, changed: true };
      });
    });
  }

  /** Erases what waits for `server`: that of the users for whom `whose` is true. */
  erase(server: string, whose: (user: UserId) => boolean): Promise<void> {
    return this.#database.use((db) =>
      within(db.transaction(['messages', 'places'], 'readwrite'), async (tx) => {
        const range = IDBKeyRange.bound([server], [server, []]);
        const messages = tx.objectStore('messages').index('place');
        for (let at = await messages.openCursor(range); at; at = await at.continue())
          if (whose(at.value.user)) await at.delete();
        for (let at = await tx.objectStore('places').openCursor(range); at; at = await at.continue())
          if (whose(at.value.user)) await at.delete();
      }),
    );
  }

  /** Takes or prolongs the lease for `ms` from `now`; false while another one has it. */
  claim(name: string, holder: string, now: number, ms: number): Promise<boolean> {
    return this.#database.use((db) =>
      within(db.transaction('leases', 'readwrite'), async ({ store }) => {
        const lease = await store.get(name);
        // One that ends later than any could is from before the clock was set back.
        const isTaken = lease && lease.holder !== holder && lease.until > now && lease.until <= now + ms;
        if (isTaken) return false;
        await store.put({ name, holder, until: now + ms });
        return true;
      }),
    );
  }

  release(name: string, holder: string): Promise<void> {
    return this.#database.use((db) =>
      within(db.transaction('leases', 'readwrite'), async ({ store }) => {
        if ((await store.get(name))?.holder === holder) await store.delete(name);
      }),
    );
  }

  close(): void {
    this.#database.close();
  }
}

/** In order of place. Arrays come after all numbers and strings (Indexed Database API, section 2.4). */
const placesOf = ({ server, user }: OutboxOwner) => IDBKeyRange.bound([server, user], [server, user, []]);
