import { GENERAL, LOBBY, LOBBY_GUEST } from '@parley/events';
import { NEVER, type OpenStore, Place, room, session, user } from '../place.ts';

const guest = (name: string, nameKey = name) => ({ id: user(name), role: 'guest' as const, name, nameKey });

export function describePeople(open: OpenStore): void {
  describe('people', () => {
    let place: Place;
    beforeEach(async () => {
      place = new Place(await open());
    });

    test('a new user is signed in, joined to the rooms named, and found by id', async () => {
      const commit = await place.commit(
        place.make('createUser', user('anna'), {
          at: 5_000,
          user: guest('anna'),
          session: { id: session('s-anna'), expiresAt: 9_000 },
          rooms: [GENERAL, LOBBY],
        }),
      );
      const anna = { id: 'anna', changedAt: 5_000, role: 'guest', name: 'anna' };
      expect(commit.results).toEqual([{ ok: true, answer: { user: anna } }]);
      expect(commit.frames.map((frame) => [frame.room, frame.from, frame.to])).toEqual([
        [GENERAL, 1, 2],
        [LOBBY, 2, 3],
      ]);
      expect(commit.users).toEqual([]);
      expect(await place.store.users([user('anna')])).toEqual([anna]);
      expect(await place.store.session(session('s-anna'), 8_999)).toEqual({
        id: 's-anna',
        user: anna,
        createdAt: 5_000,
        usedAt: 5_000,
        expiresAt: 9_000,
      });
      expect(await place.store.memberships(user('anna'))).toEqual([
        { room: GENERAL, role: 'member', state: 'joined', read: 0 },
        { room: LOBBY, role: 'member', state: 'joined', read: 0 },
      ]);
    });

    test('a session is over at its time, not before', async () => {
      await place.must('createUser', user('anna'), {
        user: guest('anna'),
        session: { id: session('s'), expiresAt: 9_000_000 },
        rooms: [],
      });
      expect(await place.store.session(session('s'), 8_999_999)).toMatchObject({
        user: { id: user('anna') },
        expiresAt: 9_000_000,
      });
      expect(await place.store.session(session('s'), 9_000_000)).toBeUndefined();
      expect(await place.store.session(session('other'), 1)).toBeUndefined();
    });

    test('a session is extended while it lives, and not after', async () => {
      const anna = await place.arrive('anna');
      const short = { session: session('s-anna'), expiresAt: place.now + 10_000 };
      expect(await place.must('extendSession', anna, short)).toEqual({ expiresAt: short.expiresAt });
      const late = await place.do('extendSession', anna, {
        at: short.expiresAt,
        session: session('s-anna'),
        expiresAt: NEVER,
      });
      expect(late).toMatchObject({ ok: false, code: 'not_found' });
      const unknown = { session: session('nobody'), expiresAt: NEVER };
      expect(await place.do('extendSession', anna, unknown)).toMatchObject({ code: 'not_found' });
    });

    test('an ended session is told once; ending it again is no error', async () => {
      const anna = await place.arrive('anna');
      const end = () => place.commit(place.make('endSession', anna, { session: session('s-anna') }));
      const first = await end();
      expect(first.results).toEqual([{ ok: true, answer: {} }]);
      expect(first.endedSessions).toEqual([{ session: 's-anna', reason: 'signed_out' }]);
      expect(await place.store.session(session('s-anna'), place.now)).toBeUndefined();
      const second = await end();
      expect(second.results).toEqual([{ ok: true, answer: {} }]);
      expect(second.endedSessions).toEqual([]);
    });

    test('a name is taken while its guest has a live session, and free afterwards', async () => {
      const anna = await place.arrive('anna');
      const again = { user: { ...guest('anna2'), nameKey: 'anna' }, rooms: [] };
      expect(await place.do('createUser', user('anna2'), again)).toMatchObject({ code: 'conflict' });
      await place.must('endSession', anna, { session: session('s-anna') });
      expect(await place.do('createUser', user('anna2'), again)).toMatchObject({ ok: true });
    });

    test('a name is free when the last session of its guest has run out', async () => {
      await place.must('createUser', user('anna'), {
        at: 1_000,
        user: guest('anna'),
        session: { id: session('s'), expiresAt: 2_000 },
        rooms: [],
      });
      const again = { user: { ...guest('anna2'), nameKey: 'anna' }, rooms: [] };
      expect(await place.do('createUser', user('anna2'), { ...again, at: 1_999 })).toMatchObject({
        code: 'conflict',
      });
      expect(await place.do('createUser', user('anna2'), { ...again, at: 2_000 })).toMatchObject({
        ok: true,
      });
    });

    test('a name of somebody who is no guest stays taken without a session', async () => {
      const boss = { ...guest('boss'), role: 'member' as const };
      await place.must('createUser', user('boss'), { user: boss, rooms: [] });
      const again = { user: guest('other', 'boss'), rooms: [] };
      expect(await place.do('createUser', user('other'), again)).toMatchObject({ code: 'conflict' });
    });

    test('a refused user leaves nothing behind', async () => {
      await place.arrive('anna');
      const wrongRoom = { user: guest('ben'), rooms: [GENERAL, room('nowhere')] };
      const commit = await place.commit(place.make('createUser', user('ben'), wrongRoom));
      expect(commit).toMatchObject({ results: [{ ok: false, code: 'not_found' }], frames: [], reads: [] });
      const sameId = { user: guest('anna', 'another'), rooms: [] };
      expect(await place.do('createUser', user('anna'), sameId)).toMatchObject({ code: 'conflict' });
      expect(await place.store.users([user('ben')])).toEqual([]);
      expect(await place.store.memberships(user('ben'))).toEqual([]);
    });

    test('a rename is told, and is always later than what it changes', async () => {
      const anna = await place.arrive('anna');
      const [before] = await place.store.users([anna]);
      const changedAt = (before?.changedAt ?? 0) + 1;
      const commit = await place.commit(
        place.make('updateUser', anna, { at: 1, user: anna, name: { text: 'Änne', key: 'anne' } }),
      );
      const renamed = { id: anna, changedAt, role: 'guest', name: 'Änne' };
      expect(commit).toMatchObject({
        results: [{ answer: { user: renamed } }],
        users: [renamed],
        frames: [],
      });
      expect(await place.store.users([anna])).toEqual([renamed]);
      expect((await place.store.session(session('s-anna'), 1))?.user).toEqual(renamed);
    });

    test('a rename to the same name changes nothing', async () => {
      const anna = await place.arrive('anna');
      const [before] = await place.store.users([anna]);
      const commit = await place.commit(
        place.make('updateUser', anna, { user: anna, name: { text: 'anna', key: 'anna' } }),
      );
      expect(commit).toMatchObject({ results: [{ ok: true, answer: { user: before } }], users: [] });
    });

    test('a rename cannot take a name, but can vary its own', async () => {
      const anna = await place.arrive('anna');
      await place.arrive('ben');
      const take = { user: anna, name: { text: 'Ben', key: 'ben' } };
      expect(await place.do('updateUser', anna, take)).toMatchObject({ code: 'conflict' });
      const vary = { user: anna, name: { text: 'ANNA', key: 'anna' } };
      expect(await place.do('updateUser', anna, vary)).toMatchObject({ ok: true });
      const nobody = { user: user('nobody'), name: { text: 'x', key: 'x' } };
      expect(await place.do('updateUser', anna, nobody)).toMatchObject({ code: 'not_found' });
    });

    test('users are given once each, in order of id, unknown ones left out', async () => {
      for (const name of ['cleo', 'anna', 'ben']) await place.arrive(name);
      const ids = ['cleo', 'ben', 'nobody', 'cleo'].map(user);
      expect((await place.store.users(ids)).map(({ id }) => id)).toEqual(['ben', 'cleo']);
      expect(await place.store.users([])).toEqual([]);
    });

    test('a great many users are given by one read', async () => {
      const ids = Array.from({ length: 1_203 }, (_, n) => user(`u${String(n).padStart(4, '0')}`));
      await place.commit(
        ...ids.map((id) =>
          place.make('createUser', id, { user: { id, role: 'guest', name: id, nameKey: id }, rooms: [] }),
        ),
      );
      expect((await place.store.users(ids)).map(({ id }) => id)).toEqual(ids);
    });

    test('the list of users is searched without regard to case, in pages, without the lobby guest', async () => {
      for (const name of ['anna', 'ben', 'bennet', 'cleo']) await place.arrive(name);
      await place.must('updateUser', user('ben'), {
        user: user('ben'),
        name: { text: 'ÖBEN 100%', key: 'oben' },
      });
      const names = async (query: Omit<Parameters<typeof place.store.listUsers>[0], 'now'>) => {
        const { users, more } = await place.store.listUsers({ now: place.now, ...query });
        return [users.map(({ id }) => id), more];
      };
      expect(await names({ limit: 10 })).toEqual([['anna', 'bennet', 'cleo', 'ben'], false]);
      expect(await names({ limit: 3 })).toEqual([['anna', 'bennet', 'cleo'], true]);
      expect(await names({ limit: 3, after: user('bennet') })).toEqual([['cleo', 'ben'], false]);
      expect(await names({ limit: 10, query: 'öb' })).toEqual([['ben'], false]);
      expect(await names({ limit: 1, query: 'BEN' })).toEqual([['bennet'], true]);
      expect(await names({ limit: 10, query: '%' })).toEqual([['ben'], false]);
      expect(await names({ limit: 10, query: '_' })).toEqual([[], false]);
      expect(await names({ limit: 10, query: '\\' })).toEqual([[], false]);
      expect(await names({ limit: 10, query: '\u0000' })).toEqual([[], false]);
      expect(await names({ limit: 10, query: '\uD83D' })).toEqual([[], false]);
      expect(await names({ limit: 10, query: 'lobby' })).toEqual([[], false]);
      expect((await place.store.users([LOBBY_GUEST])).map(({ name }) => name)).toEqual(['Lobby guest']);
    });

    test('[F1] the list of users is in order of name, and goes on where its last one is now', async () => {
      for (const name of ['u1', 'u2', 'u3', 'u4']) await place.arrive(name);
      const names = { u1: '\uFF21da', u2: '🦊', u3: 'ada', u4: 'Zoe' };
      for (const [id, name] of Object.entries(names))
        await place.must('updateUser', user(id), { user: user(id), name: { text: name, key: name } });
      const after = async (id?: string) => {
        const query = { now: place.now, limit: 9, ...(id !== undefined && { after: user(id) }) };
        return (await place.store.listUsers(query)).users.map((listed) => listed.id);
      };
      expect(await after()).toEqual(['u3', 'u4', 'u1', 'u2']);
      expect(await after('u4')).toEqual(['u1', 'u2']);
      await place.must('endSession', user('u4'), { session: session('s-u4') });
      expect(await after('u4')).toEqual(['u1', 'u2']);
      await place.must('updateUser', user('u4'), { user: user('u4'), name: { text: 'A', key: 'a' } });
      expect(await after('u4')).toEqual(['u3', 'u1', 'u2']);
      expect(await after('nobody')).toEqual([]);
    });

    test('a guest whose sessions have ended is listed no more; whoever is no guest stays', async () => {
      const [anna, ben] = [await place.arrive('anna'), await place.arrive('ben')];
      const bot = user('bot');
      await place.must('createUser', bot, {
        user: { id: bot, role: 'bot', name: 'bot', nameKey: 'bot' },
        rooms: [],
      });
      const listed = async (now: number) =>
        (await place.store.listUsers({ now, limit: 10 })).users.map(({ id }) => id);
      expect(await listed(place.now)).toEqual([anna, ben, bot]);
      await place.must('endSession', anna, { session: session('s-anna') });
      expect(await listed(place.now)).toEqual([ben, bot]);
      expect(await listed(NEVER)).toEqual([bot]);
    });
  });
}
