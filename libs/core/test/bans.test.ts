import { GENERAL, LOBBY_GUEST } from '@parley/events';
import { StoreUnavailable } from '../src/index.ts';
import { anOrderlyPlace } from './orderly-place.ts';
import { holdNext, Person, Place } from './place.ts';

describe('[M7] a ban', () => {
  test('ends every socket of theirs at once, with its reason, and tells the others', async () => {
    const { ana, ben, registered } = await anOrderlyPlace();
    const adam = await registered('Adam', 'admin');
    const phone = await ben.another();
    await adam.does('user:ban', { user: ben.id, reason: 'spam' });
    for (const socket of [ben, phone]) {
      expect(socket.sink.heard.at(-1)).toEqual({ event: 'session:ended', data: { reason: 'banned' } });
      expect(socket.sink.closedFor).toBe('banned');
    }
    expect(await ben.refused('session:sync', {})).toBe('unauthenticated');
    expect(ana.sink.of('user:changed')).toMatchObject([{ user: { id: ben.id, gone: 'banned' } }]);
    await ana.say(GENERAL, 'he is gone');
    expect(ben.texts(GENERAL)).not.toContain('he is gone');
  });

  test('lets nobody hear anything who was on their way in', async () => {
    const { store, ana, ben, registered } = await anOrderlyPlace();
    const adam = await registered('Adam', 'admin');
    // A server that has just started has to read about whoever comes.
    const started = await Place.open({ store }, 1_000);
    const [admin, friend] = [await adam.at(started), await ana.at(started)];
    const gate = holdNext(store, 'preferences');
    const arriving = ben.at(started);
    await gate.reached;
    await admin.does('user:ban', { user: ben.id });
    gate.open();
    const { sink } = await arriving;
    await friend.say(GENERAL, 'he is gone');
    expect(sink.heard).toEqual([]);
    expect(started.core.connections(ben.id)).toBe(0);
  });

  test('lets no answer out that was on its way', async () => {
    const { store, ana, ben, room, registered } = await anOrderlyPlace();
    const adam = await registered('Adam', 'admin');
    await ana.say(room, 'secret');
    const gate = holdNext(store, 'history');
    const reading = ben.ask('room:history', { room });
    await gate.reached;
    await adam.does('user:ban', { user: ben.id });
    gate.open();
    expect(await reading).toMatchObject({ ok: false, error: { code: 'unauthenticated' } });
  });

  test('is for admins, upon those below them; nobody bans themself, or the ten-line clients', async () => {
    const { ana, ben, registered } = await anOrderlyPlace();
    const [olga, adam, eve] = [
      await registered('Olga', 'owner'),
      await registered('Adam', 'admin'),
      await registered('Eve', 'admin'),
    ];
    expect(await ana.refused('user:ban', { user: ben.id })).toBe('forbidden');
    for (const person of [adam, eve, olga])
      expect(await adam.refused('user:ban', { user: person.id })).toBe('forbidden');
    expect(await olga.refused('user:ban', { user: olga.id })).toBe('forbidden');
    expect(await olga.refused('user:ban', { user: LOBBY_GUEST })).toBe('forbidden');
    expect(await olga.refused('user:ban', { user: 'nobody' })).toBe('not_found');
    await olga.does('user:ban', { user: adam.id });
    expect(await adam.refused('user:ban', { user: ana.id })).toBe('unauthenticated');
  });

  test('keeps them out of lists and conversations until it is lifted', async () => {
    const { ana, ben, registered } = await anOrderlyPlace();
    const olga = await registered('Olga', 'owner');
    await registered('Adam', 'member');
    await olga.does('user:ban', { user: 'adam' });
    await olga.does('user:ban', { user: ben.id });
    const names = async (data: { gone?: 'banned' }) =>
      (await olga.does('user:list', data)).users.map(({ name }) => name);
    expect(await names({})).toEqual(['Ana', 'Olga']);
    expect(await names({ gone: 'banned' })).toEqual(['Adam', 'Ben']);
    expect(await ana.refused('direct:open', { users: [ben.id] })).toBe('not_found');
    await olga.does('user:unban', { user: 'adam' });
    expect(await names({})).toEqual(['Adam', 'Ana', 'Olga']);
  });
});

describe('[M7] a purge', () => {
  const flood = async (person: Person, room: string, count: number) => {
    for (let said = 0; said < count; said += 1) await person.say(room, `spam ${said}`);
  };
  const left = async (person: Person, room: string) =>
    (await person.does('room:history', { room, limit: 100 })).messages.filter(({ deleted }) => !deleted)
      .length;

  test('deletes all they said, live, in steps, also where the admin is not', async () => {
    const { place, ana, ben, registered } = await anOrderlyPlace();
    const adam = await registered('Adam', 'admin');
    const { entry } = await ana.does('room:create', { kind: 'private', name: 'plans', users: [ben.id] });
    await flood(ben, entry.room.id, 130);
    await flood(ben, GENERAL, 5);
    await ana.say(GENERAL, 'mine');
    await adam.does('user:ban', { user: ben.id, purge: true });
    await place.settled();
    expect(await left(ana, entry.room.id)).toBe(0);
    expect(await left(ana, GENERAL)).toBe(1);
    const frames = ana.sink.of('room:changed').filter(({ room }) => room === entry.room.id);
    const deleted = frames.flatMap(({ changes }) =>
      changes.filter((change) => change.kind === 'message' && change.message.deleted),
    );
    expect(deleted).toHaveLength(130);
  });

  test('of a removal is for that room alone', async () => {
    const { place, ana, ben, room } = await anOrderlyPlace();
    await flood(ben, room, 3);
    await flood(ben, GENERAL, 2);
    await ana.does('room:remove', { room, user: ben.id, purge: true });
    await place.settled();
    expect([await left(ana, room), await left(ana, GENERAL)]).toEqual([0, 2]);
  });

  test('goes on after a crash, at the next start', async () => {
    const { store, ana, ben, registered } = await anOrderlyPlace();
    const adam = await registered('Adam', 'admin');
    await flood(ben, GENERAL, 3);
    // The server dies before the first step.
    const gate = holdNext(store, 'purge');
    await adam.does('user:ban', { user: ben.id, purge: true });
    await gate.reached;
    expect(await left(ana, GENERAL)).toBe(3);
    const next = await Place.open({ store }, 1_000);
    await next.settled();
    const eve = await next.person('Eve');
    expect(await left(eve, GENERAL)).toBe(0);
  });

  test('waits for a database that fails, and goes on', async () => {
    const { place, store, ana, ben, registered } = await anOrderlyPlace();
    const adam = await registered('Adam', 'admin');
    await flood(ben, GENERAL, 3);
    const real = store.purge.bind(store);
    store.purge = () => Promise.reject(new StoreUnavailable('the disk is full'));
    await adam.does('user:ban', { user: ben.id, purge: true });
    await place.settled();
    expect(await left(ana, GENERAL)).toBe(3);
    store.purge = real;
    await place.clock.advance(2_000);
    await place.settled();
    expect(await left(ana, GENERAL)).toBe(0);
    await place.core.close();
    expect(place.clock.pending).toBe(0);
  });
});
