import { GENERAL, type RoomId } from '@parley/events';
import { FakeClock } from '@parley/testkit';
import { holdNext, newStore, type Person, Place } from './place.ts';

/** Ana and Ben are in #tides; Ana's message has a thread, in which Ben has written. */
async function aThread(place: Place) {
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const { entry } = await ana.does('room:create', { kind: 'private', name: 'tides', users: [ben.id] });
  const tides = entry.room.id;
  const { seq } = await ana.say(tides, 'Which boat?');
  const { room } = await ben.does('thread:open', { room: tides, seq });
  await ben.say(room.id, 'The red one');
  return { ana, ben, tides, thread: room.id };
}
const roomsOf = async (person: Person): Promise<readonly RoomId[]> =>
  (await person.does('session:sync', {})).rooms.map(({ room }) => room.id);

test('[W4] who follows a thread is told what is said in it, who only is in its room what the root tells', async () => {
  const place = await Place.open();
  const { ana, ben, tides, thread } = await aThread(place);
  const cleo = await place.person('Cleo');
  await ana.does('room:invite', { room: tides, users: [cleo.id] });
  await ana.say(thread, 'The old red one?');
  expect(ben.texts(thread)).toEqual(['The red one', 'The old red one?']);
  expect(cleo.texts(thread)).toEqual([]);
  const told = cleo.sink.of('room:changed').flatMap(({ changes }) => changes);
  expect(told.findLast(({ kind }) => kind === 'thread')).toMatchObject({
    seq: 1,
    thread: { room: thread, count: 2, last: { by: ana.id } },
  });
  expect((await cleo.does('room:history', { room: thread })).messages).toHaveLength(2);
  await cleo.does('room:join', { room: thread });
  await ben.say(thread, 'That one');
  expect(cleo.texts(thread)).toEqual(['That one']);
  await cleo.does('room:leave', { room: thread });
  await ben.say(thread, 'Is it?');
  expect(cleo.texts(thread)).toEqual(['That one']);
});

test('[C7] a thread of a private room is as unknown to strangers as the room', async () => {
  const place = await Place.open();
  const { thread, tides } = await aThread(place);
  const eve = await place.person('Eve');
  for (const room of [thread, tides]) {
    expect(await eve.refused('room:history', { room })).toBe('not_found');
    expect(await eve.refused('room:join', { room })).toBe('not_found');
    expect(await eve.refused('thread:open', { room, seq: 1 })).toBe('not_found');
  }
});

test('[D7] who is removed from a room hears and reads nothing of its threads any more, and is told', async () => {
  const place = await Place.open();
  const { ana, ben, tides, thread } = await aThread(place);
  await ana.does('room:remove', { room: tides, user: ben.id });
  await ana.say(thread, 'Just us');
  expect(ben.texts(thread)).toEqual(['The red one']);
  const lost = ben.sink.of('self:changed').flatMap((change) => change.lost ?? []);
  expect(lost.map(({ room }) => room).sort()).toEqual([thread, tides].sort());
  expect(await ben.refused('room:catchup', { room: thread, since: 0 })).toBe('not_found');
  expect(await ben.refused('message:edit', { room: thread, seq: 1, text: 'hi' })).toBe('not_found');
  expect(await roomsOf(ben)).not.toContain(thread);
  const found = await ben.does('search:messages', { query: 'red one' });
  expect(found.results).toEqual([]);
});

test('[D7] a catch-up of a thread that was on its way when somebody was removed from its room is not answered', async () => {
  const store = newStore(new FakeClock());
  const { tides, thread, ...before } = await aThread(await Place.open({ store }));
  const place = await Place.open({ store }, 100);
  const [ana, ben] = [await before.ana.at(place), await before.ben.at(place)];
  const gate = holdNext(store, 'changes');
  const asking = ben.refused('room:catchup', { room: thread, since: 0 });
  await gate.reached;
  await ana.does('room:remove', { room: tides, user: ben.id });
  gate.open();
  expect(await asking).toBe('not_found');
});

test('[M1] [M8] who leads a room keeps order in its threads: deletes there, and sees what is reported', async () => {
  const place = await Place.open();
  const { ana, ben, thread } = await aThread(place);
  expect(await ben.refused('room:update', { room: thread, topic: 'Mine' })).toBe('forbidden');
  await ana.does('message:report', { room: thread, seq: 1, reason: 'Not red' });
  const { reports, rooms } = await ana.does('report:list', {});
  expect(reports).toMatchObject([{ room: thread, seq: 1, author: ben.id }]);
  expect(rooms.map(({ id }) => id)).toEqual([thread]);
  await ana.does('message:delete', { room: thread, seq: 1 });
  expect((await ben.does('room:history', { room: thread })).messages[0]).toMatchObject({ deleted: true });
});

test('[W4] threads count for no limit of rooms, and are in no list of them', async () => {
  const place = await Place.open();
  const { ana, thread } = await aThread(place);
  expect((await ana.does('room:list', {})).rooms.map(({ room }) => room.id)).not.toContain(thread);
  expect(await roomsOf(ana)).toEqual(expect.arrayContaining([GENERAL, thread]));
});
