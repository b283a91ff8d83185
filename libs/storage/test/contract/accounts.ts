import { GENERAL, LOBBY_GUEST } from '@parley/events';
import { NEVER, type OpenStore, Place, session, user } from '../place.ts';

const opened = (name: string) => ({ id: session(name), expiresAt: NEVER, device: 'Firefox on Linux' });

export function describeAccounts(open: OpenStore): void {
  describe('accounts', () => {
    let place: Place;
    beforeEach(async () => {
      place = new Place(await open());
    });

    /** Somebody who registered without having been a guest. */
    const member = async (name: string, nameKey = name) => {
      const id = user(name);
      await place.must('createUser', id, {
        user: { id, role: 'member', name, nameKey },
        password: `hash of ${name}`,
        session: opened(`s-${name}`),
        rooms: [GENERAL],
      });
      return id;
    };
    const roleOf = async (id: ReturnType<typeof user>) => (await place.store.users([id]))[0]?.role;

    test('who registers first is the owner, everybody after them a member', async () => {
      expect(await place.store.hasOwner()).toBe(false);
      const [anna, ben] = [await member('anna'), await member('ben')];
      expect([await roleOf(anna), await roleOf(ben)]).toEqual(['owner', 'member']);
      expect(await place.store.hasOwner()).toBe(true);
    });

    test('a guest who registers stays the same user, in a new session', async () => {
      const boss = await member('boss');
      const anna = await place.arrive('anna');
      const commit = await place.commit(
        place.make('register', anna, {
          user: anna,
          password: 'hash',
          session: opened('new'),
          replaces: session('s-anna'),
        }),
      );
      expect(commit.results).toMatchObject([{ ok: true, answer: { user: { id: anna, role: 'member' } } }]);
      expect(commit.users).toMatchObject([{ id: anna, role: 'member', name: 'anna' }]);
      expect(commit.endedSessions).toEqual([{ session: 's-anna', reason: 'renewed' }]);
      expect(await place.store.session(session('s-anna'), place.now)).toBeUndefined();
      expect(await place.store.sessions(anna, place.now)).toMatchObject([
        { id: 'new', user: { id: anna, role: 'member' }, device: 'Firefox on Linux' },
      ]);
      expect(await place.store.credentials({ user: anna })).toMatchObject({ password: 'hash' });
      expect(await roleOf(boss)).toBe('owner');
    });

    test('only a guest registers, only in a session of their own, and never the lobby’s guest', async () => {
      const [anna, ben, cleo] = [await member('anna'), await place.arrive('ben'), await place.arrive('cleo')];
      const attempt = (id: typeof anna, replaces: string) =>
        place.do('register', id, {
          user: id,
          password: 'x',
          session: opened(`n-${id}`),
          replaces: session(replaces),
        });
      expect(await attempt(anna, 's-anna')).toMatchObject({ code: 'conflict' });
      expect(await attempt(ben, 's-cleo')).toMatchObject({ code: 'not_found' });
      expect(await attempt(LOBBY_GUEST, 's-cleo')).toMatchObject({ code: 'conflict' });
      expect(await attempt(user('nobody'), 's-cleo')).toMatchObject({ code: 'not_found' });
      expect(await roleOf(cleo)).toBe('guest');
      expect(await place.store.credentials({ user: ben })).toBeUndefined();
    });

    test('credentials are found by name and by handle, and a guest has none', async () => {
      const [anna, ben] = [await member('anna'), await place.arrive('ben')];
      await place.must('updateUser', anna, { user: anna, handle: { text: 'an.na', key: 'annakey' } });
      for (const key of ['anna', 'annakey'])
        expect(await place.store.credentials({ key })).toMatchObject({
          user: { id: anna, handle: 'an.na' },
          password: 'hash of anna',
        });
      expect(await place.store.credentials({ key: 'ben' })).toBeUndefined();
      expect(await place.store.credentials({ user: ben })).toBeUndefined();
    });

    test('names and handles share one space: none looks like another', async () => {
      const [anna, ben] = [await member('anna'), await member('ben')];
      const handle = (id: typeof anna, key: string) =>
        place.do('updateUser', id, { user: id, handle: { text: key, key } });
      expect(await handle(anna, 'ben')).toMatchObject({ code: 'conflict' });
      expect(await handle(anna, 'skipper')).toMatchObject({ ok: true });
      expect(await handle(ben, 'skipper')).toMatchObject({ code: 'conflict' });
      expect(await handle(ben, 'ben')).toMatchObject({ ok: true });
      const taken = { name: { text: 'Skipper', key: 'skipper' } };
      expect(await place.do('updateUser', ben, { user: ben, ...taken })).toMatchObject({ code: 'conflict' });
      const guest = { id: user('g'), role: 'guest' as const, name: 'Skipper', nameKey: 'skipper' };
      expect(await place.do('createUser', guest.id, { user: guest, rooms: [] })).toMatchObject({
        code: 'conflict',
      });
      const late = await place.arrive('late');
      expect(await handle(late, 'late')).toMatchObject({ code: 'conflict' });
    });

    test('facets are set one by one, told, and taken away by null', async () => {
      const anna = await member('anna');
      const set = (facets: object) => place.must('updateUser', anna, { user: anna, ...facets });
      await set({ timeZone: 'Europe/Oslo' });
      await set({ avatar: 'abc' });
      expect((await set({ timeZone: null })).user).toMatchObject({ avatar: 'abc', name: 'anna' });
      const [now] = await place.store.users([anna]);
      expect(now).not.toHaveProperty('timeZone');
      const again = await place.commit(place.make('updateUser', anna, { user: anna, avatar: 'abc' }));
      expect(again).toMatchObject({ users: [], results: [{ answer: { user: now } }] });
      expect((await set({ avatar: null })).user).not.toHaveProperty('avatar');
    });

    test('a status is set, told, and taken back; one that is over is not taken', async () => {
      const anna = await member('anna');
      const set = (facets: object) =>
        place.commit(place.make('updateUser', anna, { at: 1_000, user: anna, ...facets }));
      const away = { emoji: '🌴', text: 'Away', until: 1_001 };
      expect(await set({ status: away })).toMatchObject({ users: [{ id: anna, status: away }] });
      expect(await set({ status: away })).toMatchObject({ users: [], results: [{ ok: true }] });
      for (const until of [1_000, 999])
        expect(await set({ status: { ...away, until } })).toMatchObject({
          users: [],
          results: [{ code: 'invalid' }],
        });
      const plain = { emoji: '🌴', text: '' };
      expect((await set({ status: plain })).users[0]?.status).toEqual(plain);
      await set({ timeZone: 'Europe/Oslo' });
      expect((await place.store.users([anna]))[0]).toMatchObject({ status: plain, timeZone: 'Europe/Oslo' });
      expect((await set({ status: null })).users[0]).not.toHaveProperty('status');
      expect((await place.store.users([anna]))[0]).not.toHaveProperty('status');
    });

    test('the owner gives roles, and hands the place over', async () => {
      const [anna, ben, cleo] = [await member('anna'), await member('ben'), await place.arrive('cleo')];
      const give = (by: typeof anna, to: typeof anna, role: 'owner' | 'admin' | 'member') =>
        place.commit(place.make('setUserRole', by, { user: to, role }));
      expect(await give(anna, ben, 'admin')).toMatchObject({ users: [{ id: ben, role: 'admin' }] });
      expect(await give(anna, ben, 'admin')).toMatchObject({ users: [], results: [{ ok: true }] });
      expect((await give(ben, ben, 'owner')).results).toMatchObject([{ code: 'forbidden' }]);
      expect((await give(anna, anna, 'member')).results).toMatchObject([{ code: 'conflict' }]);
      expect((await give(anna, cleo, 'admin')).results).toMatchObject([{ code: 'conflict' }]);
      expect((await give(anna, user('x'), 'admin')).results).toMatchObject([{ code: 'not_found' }]);
      const over = await give(anna, ben, 'owner');
      expect(new Set(over.users.map(({ id, role }) => `${id} ${role}`))).toEqual(
        new Set(['anna admin', 'ben owner']),
      );
      expect((await give(anna, ben, 'member')).results).toMatchObject([{ code: 'forbidden' }]);
    });

    test('a session is opened with the password as it is, and takes the place of another', async () => {
      const anna = await member('anna');
      await place.arrive('ben');
      const enter = (proof: string, name: string) =>
        place.commit(
          place.make('openSession', anna, {
            user: anna,
            proof,
            session: opened(name),
            replaces: session('s-ben'),
          }),
        );
      const wrong = await enter('hash of before', 'one');
      expect(wrong).toMatchObject({ results: [{ code: 'forbidden' }], endedSessions: [] });
      const right = await enter('hash of anna', 'two');
      expect(right.results).toMatchObject([{ ok: true, answer: { user: { id: anna } } }]);
      expect(right.endedSessions).toEqual([{ session: 's-ben', reason: 'signed_out' }]);
      expect((await place.store.sessions(anna, place.now)).map(({ id }) => id)).toEqual(['two', 's-anna']);
    });

    test('a new password ends the other sessions if that is wanted', async () => {
      const anna = await member('anna');
      await place.must('openSession', anna, { user: anna, proof: 'hash of anna', session: opened('two') });
      const change = (proof: string, password: string, endsOthers?: ReturnType<typeof session>) =>
        place.commit(place.make('setPassword', anna, { user: anna, proof, password, endsOthers }));
      expect((await change('wrong', 'x')).results).toMatchObject([{ code: 'forbidden' }]);
      expect((await change('hash of anna', 'second')).endedSessions).toEqual([]);
      expect(await place.store.credentials({ user: anna })).toMatchObject({ password: 'second' });
      const last = await change('second', 'third', session('two'));
      expect(last.endedSessions).toEqual([{ session: 's-anna', reason: 'signed_out' }]);
    });

    test('sessions are listed, the one used last first, and end all at once', async () => {
      const anna = await member('anna');
      const ben = await member('ben');
      for (const name of ['two', 'three'])
        await place.must('openSession', anna, { user: anna, proof: 'hash of anna', session: opened(name) });
      await place.must('extendSession', anna, { session: session('two'), expiresAt: NEVER });
      const ids = async () => (await place.store.sessions(anna, place.now)).map(({ id }) => id);
      expect(await ids()).toEqual(['two', 'three', 's-anna']);
      expect(await place.store.sessions(anna, NEVER)).toEqual([]);
      const but = { user: anna, but: session('two') };
      expect(await place.must('endSessions', anna, but)).toEqual({ ended: 2 });
      expect(await ids()).toEqual(['two']);
      expect(await place.must('endSessions', anna, { user: anna })).toEqual({ ended: 1 });
      expect(await place.store.sessions(ben, place.now)).toHaveLength(1);
    });
  });
}
