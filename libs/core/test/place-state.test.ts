import type { UserId } from '@parley/events';
import { FakeClock } from '@parley/testkit';
import { type SessionId, StoreUnavailable } from '../src/index.ts';
import { newStore, Person, Place } from './place.ts';

/** A place with an owner, and the store below it. */
async function owned() {
  const clock = new FakeClock();
  const store = newStore(clock);
  const place = await Place.open({ clock, store, version: '1.2.3' });
  const [id, session] = ['olga' as UserId, 's-olga' as SessionId];
  const user = { id, role: 'owner', name: 'Olga', nameKey: 'olga' } as const;
  const expiresAt = clock.now() + 1_000_000;
  await store.commit([
    { kind: 'createUser', actor: id, at: clock.now(), user, session: { id: session, expiresAt }, rooms: [] },
  ]);
  const olga = await new Person(place, id, { user: id, session }, session).connect();
  return { clock, store, place, olga };
}

test('an owner is told how the place is doing; a guest is not', async () => {
  const { clock, place, olga } = await owned();
  const startedAt = clock.now();
  const ana = await place.person('Ana');
  await ana.another();
  await ana.say('general', 'one');
  expect(await olga.does('place:state', {})).toEqual({
    version: '1.2.3',
    startedAt,
    ready: true,
    connections: 3,
    online: 2,
    people: { members: 1, guests: 1, bots: 0 },
    rooms: 2,
    messages: 1,
    databaseBytes: 0,
  });
  expect(await ana.refused('place:state', {})).toBe('forbidden');
});

test('that nothing can be written is told too', async () => {
  const { store, olga } = await owned();
  store.check = () => Promise.reject(new StoreUnavailable('the disk is full'));
  expect(await olga.does('place:state', {})).toMatchObject({ ready: false });
});
