import { GENERAL, type RoomId, type UserId } from '@parley/events';
import { type OpenStore, Place, room, user } from '../place.ts';

export function describeMembers(open: OpenStore): void {
  describe('members', () => {
    let place: Place;
    let anna: UserId;
    let ben: UserId;
    let cleo: UserId;
    let tea: RoomId;
    beforeEach(async () => {
      place = new Place(await open());
      anna = await place.arrive('anna');
      ben = await place.arrive('ben');
      cleo = await place.arrive('cleo');
      tea = await place.channel('tea', anna);
    });
    const joinTea = (who: UserId) => ({ room: tea, users: [who], unlessRemoved: true });

    test('each who joins takes a rev; who is in already takes none', async () => {
      expect(await place.must('join', ben, joinTea(ben))).toEqual({ rev: 3, added: [ben] });
      const invite = { room: tea, users: [ben, cleo, cleo], unlessRemoved: false };
      const commit = await place.commit(place.make('join', anna, invite));
      expect(commit.results).toEqual([{ ok: true, answer: { rev: 4, added: [cleo] } }]);
      expect(commit.frames).toMatchObject([{ from: 3, to: 4, changes: [{ rev: 4, kind: 'member' }] }]);
      expect(await place.must('join', ben, joinTea(ben))).toEqual({ rev: 4, added: [] });
    });

    test('who comes in, also again, has nothing unread, and that is told', async () => {
      await place.say(anna, tea, 'one');
      const commit = await place.commit(place.make('join', ben, joinTea(ben)));
      expect(commit.reads).toEqual([{ user: ben, room: tea, seq: 1 }]);
      await place.must('part', ben, { room: tea, user: ben, state: 'left' });
      await place.say(anna, tea, 'two');
      await place.must('join', ben, joinTea(ben));
      expect(await place.store.entries(ben)).toContainEqual(
        expect.objectContaining({ role: 'member', read: 2, head: { seq: 2, rev: 7 } }),
      );
    });

    test('who leaves stays as a row with a rev; the entry is gone', async () => {
      await place.must('join', ben, joinTea(ben));
      const commit = await place.commit(place.make('part', ben, { room: tea, user: ben, state: 'left' }));
      const left = { user: ben, rev: 4, role: 'member', state: 'left' };
      expect(commit).toMatchObject({
        results: [{ ok: true, answer: { rev: 4 } }],
        frames: [{ changes: [{ kind: 'member', rev: 4, member: left }] }],
      });
      expect(await place.store.memberships(ben)).toContainEqual({
        room: tea,
        role: 'member',
        state: 'left',
        read: 0,
      });
      expect((await place.store.entries(ben)).map((entry) => entry.room.id)).toEqual([GENERAL]);
      expect(await place.do('part', ben, { room: tea, user: ben, state: 'left' })).toMatchObject({
        code: 'not_found',
      });
    });

    test('who was removed cannot come back alone, but can be invited', async () => {
      await place.must('join', ben, joinTea(ben));
      await place.must('part', anna, { room: tea, user: ben, state: 'removed' });
      expect(await place.do('join', ben, joinTea(ben))).toMatchObject({ code: 'forbidden' });
      const invite = { room: tea, users: [ben], unlessRemoved: false };
      expect(await place.must('join', anna, invite)).toEqual({ rev: 5, added: [ben] });
      await place.must('part', ben, { room: tea, user: ben, state: 'left' });
      expect(await place.do('join', ben, joinTea(ben))).toMatchObject({ ok: true });
    });

    test('a moderator who comes back is a member', async () => {
      await place.must('part', anna, { room: tea, user: anna, state: 'left' });
      await place.must('join', anna, joinTea(anna));
      expect((await place.store.members({ room: tea, limit: 5 })).members).toMatchObject([
        { user: anna, role: 'member' },
      ]);
    });

    test('inviting and removing is for members; a refused join changes nobody', async () => {
      const invite = { room: tea, users: [cleo], unlessRemoved: false };
      expect(await place.do('join', ben, invite)).toMatchObject({ code: 'forbidden' });
      expect(await place.do('part', ben, { room: tea, user: anna, state: 'removed' })).toMatchObject({
        code: 'forbidden',
      });
      const stranger = { room: tea, users: [ben, user('nobody')], unlessRemoved: false };
      expect(await place.do('join', anna, stranger)).toMatchObject({ code: 'not_found' });
      expect(await place.do('join', anna, { ...invite, room: room('none') })).toMatchObject({
        code: 'not_found',
      });
      const nowhere = { room: room('none'), user: anna, state: 'left' as const };
      expect(await place.do('part', anna, nowhere)).toMatchObject({ code: 'not_found' });
      expect(await place.store.room(tea)).toMatchObject({ head: { rev: 2 } });
    });

    test('[F1] members are listed in order of name, in pages, without those who left', async () => {
      for (const who of [cleo, ben]) await place.must('join', who, joinTea(who));
      const page = await place.store.members({ room: tea, limit: 2 });
      expect(page).toMatchObject({ rev: 4, members: [{ user: anna }, { user: ben }], more: true });
      expect(page.users).toEqual(await place.store.users([anna, ben]));
      await place.must('part', ben, { room: tea, user: ben, state: 'left' });
      expect(await place.store.members({ room: tea, after: anna, limit: 2 })).toMatchObject({
        rev: 5,
        members: [{ user: cleo, rev: 3, role: 'member', state: 'joined' }],
        more: false,
      });
    });

    test('[F1] who was removed is listed in the same order and pages, until they are let in again', async () => {
      await place.must('join', anna, { room: tea, users: [ben, cleo], unlessRemoved: false });
      const removed = async (more?: object) =>
        (await place.store.members({ room: tea, state: 'removed', limit: 5, ...more })).users.map(
          ({ id }) => id,
        );
      for (const each of [cleo, ben])
        await place.must('part', anna, { room: tea, user: each, state: 'removed' });
      expect(await removed()).toEqual([ben, cleo]);
      expect(await removed({ limit: 1 })).toEqual([ben]);
      expect(await removed({ after: ben })).toEqual([cleo]);
      await place.must('join', anna, { room: tea, users: [ben], unlessRemoved: false });
      expect(await removed()).toEqual([cleo]);
    });

    test('[F1] the list of members follows a rename, and goes on behind one who has gone', async () => {
      for (const who of [cleo, ben]) await place.must('join', who, joinTea(who));
      await place.must('part', ben, { room: tea, user: ben, state: 'left' });
      await place.must('updateUser', anna, { user: anna, name: { text: 'Čeněk', key: 'cenek' } });
      await place.must('updateUser', ben, { user: ben, name: { text: 'Bø', key: 'bo' } });
      const after = async (id?: UserId) => {
        const page = await place.store.members({ room: tea, limit: 9, ...(id && { after: id }) });
        expect(page.users.map((listed) => listed.id)).toEqual(page.members.map((listed) => listed.user));
        return page.members.map((listed) => listed.user);
      };
      expect(await after()).toEqual([cleo, anna]);
      expect(await after(ben)).toEqual([cleo, anna]);
      expect(await after(user('nobody'))).toEqual([]);
      await place.must('join', ben, joinTea(ben));
      expect(await after()).toEqual([ben, cleo, anna]);
    });
  });
}
