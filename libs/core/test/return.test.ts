import { GENERAL } from '@parley/events';
import { FakeClock, settled } from '@parley/testkit';
import type { Store } from '../src/index.ts';
import { holdNext, newStore, Person, Place } from './place.ts';

/** A store that notes each read. */
function countingStore(): { readonly store: Store; readonly reads: string[] } {
  const store = newStore(new FakeClock());
  const reads: string[] = [];
  const noting = <
    K extends 'session' | 'users' | 'memberships' | 'preferences' | 'room' | 'entries' | 'changes',
  >(
    kind: K,
  ) => {
    const read = store[kind].bind(store) as (...input: never[]) => never;
    Object.assign(store, {
      [kind]: (...input: never[]) => {
        reads.push(kind);
        return read(...input);
      },
    });
  };
  for (const kind of [
    'session',
    'users',
    'memberships',
    'preferences',
    'room',
    'entries',
    'changes',
  ] as const)
    noting(kind);
  return { store, reads };
}

/** Comes back as an edge lets somebody in. */
async function comeBack(place: Place, person: Person): Promise<Person> {
  const known = await place.core.authenticate(person.session);
  if (!known) throw new Error('not signed in');
  return person.connect();
}

test('who comes back after a lost line costs the store nothing', async () => {
  const { store, reads } = countingStore();
  const place = await Place.open({ store });
  const ana = await place.person('Ana');
  const { rooms, epoch } = await ana.does('session:sync', {});
  ana.disconnect();
  reads.length = 0;
  await comeBack(place, ana);
  const cursors = Object.fromEntries(rooms.map(({ room, head }) => [room.id, head.rev]));
  await ana.does('session:sync', { epoch, cursors });
  expect(reads).toEqual([]);
});

test('[D7] what changed while somebody was away holds when they come back', async () => {
  const place = await Place.open();
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const { entry } = await ana.does('room:create', { kind: 'private', name: 'Den', users: [ben.id] });
  ben.disconnect();
  await ana.does('room:remove', { room: entry.room.id, user: ben.id });
  await ana.does('user:update', { name: 'Anna' });
  await comeBack(place, ben);
  const told = ben.sink.heard.length;
  await ana.say(entry.room.id, 'without Ben');
  expect(ben.sink.heard).toHaveLength(told);
  const synced = await ben.does('session:sync', {});
  expect(synced.rooms.map(({ room }) => room.id)).not.toContain(entry.room.id);
  await ana.say(GENERAL, 'hello');
  expect(ben.sink.of('room:changed').at(-1)?.users).toMatchObject([{ name: 'Anna' }]);
});

test('[D7] a session that ended while it was being read is not remembered', async () => {
  const store = newStore(new FakeClock());
  const first = await Place.open({ store });
  const ana = await first.person('Ana');
  // A second process on the same store knows nothing yet, and has to read.
  const second = await Place.open({ store }, 1_000);
  const held = holdNext(store, 'session');
  const reading = second.core.authenticate(ana.session);
  await held.reached;
  await second.core.signOut(ana.session, ana.id);
  held.open();
  expect(await reading).toBeUndefined();
  expect(await second.core.authenticate(ana.session)).toBeUndefined();
});

/** Somebody on another process of the same store. */
async function backAt(place: Place, { id, session }: Person): Promise<Person> {
  const known = await place.core.authenticate(session);
  if (!known) throw new Error('not signed in');
  return new Person(place, id, known.principal, session).connect();
}

/** Lets each reading of a room answer only when what is put here for it is called. */
function heldAnswers(store: Store): (() => void)[] {
  const answers: (() => void)[] = [];
  const read = store.room.bind(store);
  store.room = async (id) => {
    const answer = await read(id);
    await new Promise<void>((resolve) => void answers.push(resolve));
    return answer;
  };
  return answers;
}

test('[D3] what one says keeps its order, also while the room has to be read for the first of it', async () => {
  const store = newStore(new FakeClock());
  const ana = await (await Place.open({ store })).person('Ana');
  const place = await Place.open({ store }, 1_000);
  const here = await backAt(place, ana);
  const answers = heldAnswers(store);
  const first = here.say(GENERAL, 'one');
  const second = here.say(GENERAL, 'two');
  await settled();
  answers.shift()?.();
  await first;
  const third = here.say(GENERAL, 'three');
  await settled();
  for (const answer of answers) answer();
  await Promise.all([second, third]);
  expect(here.texts(GENERAL)).toEqual(['one', 'two', 'three']);
});

test('[D3] … and also when others made the room known meanwhile', async () => {
  const store = newStore(new FakeClock());
  const before = await Place.open({ store });
  const people = [await before.person('Ana'), await before.person('Ben')] as const;
  const place = await Place.open({ store }, 1_000);
  const [ana, ben] = [await backAt(place, people[0]), await backAt(place, people[1])];
  const answers = heldAnswers(store);
  const first = ana.say(GENERAL, 'one');
  const others = ben.say(GENERAL, 'mine');
  await settled();
  answers.pop()?.();
  await others;
  const second = ana.say(GENERAL, 'two');
  await settled();
  for (const answer of answers) answer();
  await Promise.all([first, second]);
  expect(ana.texts(GENERAL)).toEqual(['mine', 'one', 'two']);
});
