import { nameKey } from '@parley/core';
import { GENERAL, LOBBY, LOBBY_GUEST, type RoomId, type UserId } from '@parley/events';
import { type OpenStore, Place, room, user } from '../place.ts';

export function describeRooms(open: OpenStore): void {
  describe('rooms', () => {
    let place: Place;
    let anna: UserId;
    let ben: UserId;
    beforeEach(async () => {
      place = new Place(await open());
      anna = await place.arrive('anna');
      ben = await place.arrive('ben');
    });

    test('the lobby, with its guest, and #general are there from the start', async () => {
      expect(await place.store.room(LOBBY)).toMatchObject({
        room: { id: LOBBY, rev: 1, kind: 'channel', name: 'lobby', createdBy: LOBBY_GUEST },
        head: { seq: 0, rev: 2 },
      });
      expect(await place.store.room(GENERAL)).toMatchObject({
        room: { id: GENERAL, kind: 'channel', name: 'general', createdBy: LOBBY_GUEST },
      });
      expect((await place.store.members({ room: LOBBY, limit: 10 })).members).toEqual([
        { user: LOBBY_GUEST, rev: 2, role: 'member', state: 'joined' },
      ]);
      expect(await place.store.memberships(LOBBY_GUEST)).toHaveLength(1);
    });

    test('nobody can take the name of a built-in room or of the lobby guest', async () => {
      for (const name of ['lobby', 'general']) {
        const result = await place.do('createRoom', anna, {
          room: { id: room(`my-${name}`), kind: 'channel', name, topic: '' },
          key: `channel:${nameKey(name)}`,
          members: [],
        });
        expect(result).toMatchObject({ ok: false, code: 'conflict' });
      }
      const guest = { id: user('fake'), role: 'guest' as const, name: 'L0bby-guest' };
      const taken = { user: { ...guest, nameKey: nameKey(guest.name) }, rooms: [] };
      expect(await place.do('createUser', guest.id, taken)).toMatchObject({ ok: false, code: 'conflict' });
    });

    test('a new room takes rev 1, its members the next ones in the given order', async () => {
      const commit = await place.commit(
        place.make('createRoom', anna, {
          at: 7_000,
          room: { id: room('tea'), kind: 'private', name: 'Tea', topic: 'Green' },
          members: [
            { user: anna, role: 'moderator' },
            { user: ben, role: 'member' },
          ],
        }),
      );
      const tea = {
        id: 'tea',
        rev: 1,
        kind: 'private',
        name: 'Tea',
        topic: 'Green',
        createdAt: 7_000,
        createdBy: anna,
      };
      expect(commit.results).toEqual([
        { ok: true, answer: { room: tea, head: { seq: 0, rev: 3 }, created: true } },
      ]);
      expect(commit.frames).toEqual([
        {
          room: 'tea',
          from: 0,
          to: 3,
          changes: [
            { kind: 'room', rev: 1, room: tea },
            { kind: 'member', rev: 2, member: { user: anna, rev: 2, role: 'moderator', state: 'joined' } },
            { kind: 'member', rev: 3, member: { user: ben, rev: 3, role: 'member', state: 'joined' } },
          ],
          users: await place.store.users([anna, ben]),
        },
      ]);
      expect(await place.store.room(room('tea'))).toEqual({ room: tea, head: { seq: 0, rev: 3 } });
      expect(await place.store.entries(ben)).toContainEqual({
        room: tea,
        head: { seq: 0, rev: 3 },
        role: 'member',
        read: 0,
      });
    });

    test('a channel with a taken key is a conflict; rooms without a key never are', async () => {
      await place.channel('tea', anna);
      const same = { id: room('tea2'), kind: 'channel' as const, name: 'tea', topic: '' };
      expect(
        await place.do('createRoom', ben, { room: same, key: 'channel:tea', members: [] }),
      ).toMatchObject({
        code: 'conflict',
      });
      for (const id of ['p1', 'p2'])
        await place.must('createRoom', ben, {
          room: { id: room(id), kind: 'private', name: 'tea', topic: '' },
          members: [],
        });
    });

    test('a direct room is made once; opening it again answers with the one there is', async () => {
      const direct = (id: string) => ({
        room: { id: room(id), kind: 'direct' as const, name: '', topic: '', people: [anna, ben] },
        key: 'direct:anna,ben',
        members: [anna, ben].map((member) => ({ user: member, role: 'member' as const })),
      });
      const first = await place.must('createRoom', anna, direct('d1'));
      expect(first).toMatchObject({ created: true, room: { people: [anna, ben] }, head: { seq: 0, rev: 3 } });
      await place.say(anna, room('d1'), 'psst');
      const commit = await place.commit(place.make('createRoom', ben, direct('d2')));
      expect(commit.frames).toEqual([]);
      expect(commit.results).toEqual([
        { ok: true, answer: { room: first.room, head: { seq: 1, rev: 4 }, created: false } },
      ]);
      expect(await place.store.room(room('d2'))).toBeUndefined();
    });

    test('a room needs an id of its own and people who exist', async () => {
      await place.channel('tea', anna);
      const again = { id: room('tea'), kind: 'private' as const, name: 'x', topic: '' };
      expect(await place.do('createRoom', anna, { room: again, members: [] })).toMatchObject({
        code: 'conflict',
      });
      const fresh = { ...again, id: room('fresh') };
      const members = [{ user: user('nobody'), role: 'member' as const }];
      expect(await place.do('createRoom', anna, { room: fresh, members })).toMatchObject({
        code: 'not_found',
      });
      expect(await place.do('createRoom', user('nobody'), { room: fresh, members: [] })).toMatchObject({
        code: 'not_found',
      });
      expect(await place.store.room(room('fresh'))).toBeUndefined();
    });

    test('an update takes a rev and changes what it names', async () => {
      const tea = await place.channel('tea', anna);
      const renamed = await place.must('updateRoom', anna, {
        room: tea,
        name: 'Coffee',
        key: 'channel:coffee',
      });
      expect(renamed.room).toMatchObject({ rev: 3, name: 'Coffee', topic: '' });
      const described = await place.must('updateRoom', anna, { room: tea, topic: 'Black' });
      expect(described.room).toMatchObject({ rev: 4, name: 'Coffee', topic: 'Black' });
      expect(await place.store.room(tea)).toEqual({ room: described.room, head: { seq: 0, rev: 4 } });
      // The old name is free, the new one is not.
      await place.channel('tea2', anna);
      await place.must('updateRoom', anna, { room: room('tea2'), name: 'tea', key: 'channel:tea' });
      const coffee = { room: room('tea2'), name: 'coffee', key: 'channel:coffee' };
      expect(await place.do('updateRoom', anna, coffee)).toMatchObject({ code: 'conflict' });
    });

    test('an update to what is there takes no rev', async () => {
      const tea = await place.channel('tea', anna);
      const commit = await place.commit(
        place.make('updateRoom', anna, { room: tea, name: 'tea', key: 'channel:tea', topic: '' }),
      );
      expect(commit).toMatchObject({ results: [{ ok: true, answer: { room: { rev: 1 } } }], frames: [] });
    });

    test('an update is for members, of rooms that exist', async () => {
      const tea = await place.channel('tea', anna);
      const topic = 'mine';
      expect(await place.do('updateRoom', ben, { room: tea, topic })).toMatchObject({ code: 'forbidden' });
      expect(await place.do('updateRoom', ben, { room: room('none'), topic })).toMatchObject({
        code: 'not_found',
      });
    });

    test('rooms are listed in pages: channels, and private ones of their members', async () => {
      await place.channel('tea', anna, ben);
      await place.must('createRoom', anna, {
        room: { id: room('secret'), kind: 'private', name: 'Tea secret', topic: '' },
        members: [{ user: anna, role: 'moderator' }],
      });
      await place.must('createRoom', anna, {
        room: { id: room('direct'), kind: 'direct', name: '', topic: '', people: [anna, ben] },
        key: 'direct:anna,ben',
        members: [{ user: anna, role: 'member' }],
      });
      const list = async (query: Parameters<typeof place.store.listRooms>[0]) => {
        const { rooms, more } = await place.store.listRooms(query);
        return [rooms.map((listed) => [listed.room.id, listed.members, listed.joined]), more];
      };
      const tea = ['tea', 2, true];
      const general = [GENERAL, 2, true];
      const lobby = [LOBBY, 1, false];
      expect(await list({ user: anna, limit: 10 })).toEqual([
        [general, lobby, tea, ['secret', 1, true]],
        false,
      ]);
      expect(await list({ user: ben, limit: 10 })).toEqual([[general, lobby, tea], false]);
      expect(await list({ user: ben, limit: 2 })).toEqual([[general, lobby], true]);
      expect(await list({ user: ben, limit: 2, after: LOBBY })).toEqual([[tea], false]);
      expect(await list({ user: anna, limit: 10, query: 'TEA' })).toEqual([
        [tea, ['secret', 1, true]],
        false,
      ]);
      expect(await list({ user: ben, limit: 9, after: room('none') })).toEqual([[], false]);
      await place.must('part', ben, { room: room('tea'), user: ben, state: 'left' });
      expect(await list({ user: ben, limit: 10, query: 'tea' })).toEqual([[['tea', 1, false]], false]);
    });

    test('[F1] [C7] the list of rooms follows a rename, and gives no hint of where a hidden one would be', async () => {
      const tea = await place.channel('tea', anna);
      await place.must('createRoom', anna, {
        room: { id: room('secret'), kind: 'private', name: 'b', topic: '' },
        members: [{ user: anna, role: 'moderator' }],
      });
      await place.must('updateRoom', anna, { room: tea, name: 'Äther', key: 'channel:ather' });
      const after = async (who: UserId, id: RoomId) =>
        (await place.store.listRooms({ user: who, limit: 9, after: id })).rooms.map(
          (listed) => listed.room.id,
        );
      expect(await after(anna, room('secret'))).toEqual([GENERAL, LOBBY, tea]);
      expect(await after(ben, room('secret'))).toEqual([]);
      await place.must('updateRoom', anna, { room: tea, name: 'Aether', key: 'channel:aether' });
      expect(await after(ben, tea)).toEqual([GENERAL, LOBBY]);
    });

    test('an unknown room is nowhere', async () => {
      const none = room('none');
      expect(await place.store.room(none)).toBeUndefined();
      expect(await place.store.message(none, 1)).toBeUndefined();
      expect(await place.store.members({ room: none, limit: 5 })).toEqual({
        rev: 0,
        members: [],
        users: [],
        more: false,
      });
      expect(await place.store.history({ room: none, limit: 5 })).toEqual({
        rev: 0,
        messages: [],
        hasBefore: false,
        hasAfter: false,
        users: [],
      });
      expect(await place.store.changes({ room: none, since: 0, limit: 5 })).toEqual({
        kind: 'changes',
        to: 0,
        changes: [],
        users: [],
        more: false,
      });
    });
  });
}
