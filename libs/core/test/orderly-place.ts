import { type Epoch, GENERAL, LOBBY, type UserId, type UserRole } from '@parley/events';
import { MemoryStore, nameKey, type SessionId, type Store } from '../src/index.ts';
import { Person, Place } from './place.ts';

/** A place whose store the test can look into, with people of every standing. */
export async function anOrderlyPlace() {
  const store: Store = new MemoryStore({ epoch: 'epoch-1' as Epoch, at: 0 });
  const place = await Place.open({ store });
  const registered = (name: string, role: UserRole) => registerIn(place, store, name, role);
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const { entry } = await ana.does('room:create', { kind: 'channel', name: 'harbour', users: [ben.id] });
  return { place, store, ana, ben, room: entry.room.id, registered };
}

/** Somebody with a role of the place, as if they had registered, with a socket. */
export async function registerIn(place: Place, store: Store, name: string, role: UserRole): Promise<Person> {
  const id = name.toLowerCase() as UserId;
  const session = `session of ${name}` as SessionId;
  await store.commit([
    {
      kind: 'createUser',
      actor: id,
      at: 0,
      user: { id, role, name, nameKey: nameKey(name) },
      session: { id: session, expiresAt: Number.MAX_SAFE_INTEGER },
      rooms: [GENERAL, LOBBY],
    },
  ]);
  return new Person(place, id, { user: id, session }, session).connect();
}
