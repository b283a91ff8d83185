import type { Change, RoomId, UserId } from '@parley/events';
import { GENERAL, LOBBY_GUEST, tokenId } from '@parley/events';
import { face, NEVER, type OpenStore, Place, session, user } from '../place.ts';

export function describePrivacy(open: OpenStore): void {
  describe('what is not to be kept', () => {
    let place: Place;
    let anna: UserId;
    let ben: UserId;
    let tea: RoomId;
    beforeEach(async () => {
      place = new Place(await open());
      anna = await place.arrive('anna');
      ben = await place.arrive('ben');
      tea = await place.channel('tea', anna, ben);
    });

    const texts = async () =>
      (await place.store.history({ room: tea, limit: 50 })).messages.map(
        ({ text, deleted }) => deleted ?? text,
      );

    const expire = (before: number, limit = 10) => place.must('expire', anna, { room: tea, before, limit });

    test('a room tells how long it keeps messages, and can keep them for ever again', async () => {
      const set = async (retentionDays: number | null) =>
        (await place.must('updateRoom', anna, { room: tea, retentionDays })).room;
      expect(await place.store.retained()).toEqual([]);
      const { rev } = await set(30);
      expect(await set(30)).toMatchObject({ rev, retentionDays: 30 });
      expect((await place.store.room(tea))?.room.retentionDays).toBe(30);
      expect(await place.store.retained()).toEqual([{ room: tea, days: 30 }]);
      await place.must('updateRoom', anna, { room: tea, topic: 'Green' });
      expect(await place.store.retained()).toEqual([{ room: tea, days: 30 }]);
      expect(await set(null)).not.toHaveProperty('retentionDays');
      expect(await place.store.retained()).toEqual([]);
    });

    test('old messages are deleted in order, so many at once, each as a change', async () => {
      const times: number[] = [];
      for (const text of ['one', 'two', 'three', 'four']) times.push((await place.say(anna, tea, text)).at);
      await place.must('react', ben, { room: tea, seq: 2, emoji: face('👍'), on: true });
      await place.must('delete', anna, { room: tea, seq: 1 });
      const commit = await place.commit(
        place.make('expire', anna, { room: tea, before: (times[2] ?? 0) + 1, limit: 1 }),
      );
      expect(commit.results).toEqual([{ ok: true, answer: { expired: 1, more: true } }]);
      expect(commit.frames).toMatchObject([
        { room: tea, changes: [{ kind: 'message', message: { seq: 2, text: '', deleted: true } }] },
      ]);
      expect(await texts()).toEqual([true, true, 'three', 'four']);
      expect(await expire((times[2] ?? 0) + 1)).toEqual({ expired: 1, more: false });
      expect(await texts()).toEqual([true, true, true, 'four']);
      expect(await expire((times[2] ?? 0) + 1)).toEqual({ expired: 0, more: false });
      expect(await expire(NEVER)).toEqual({ expired: 1, more: false });
      await place.say(ben, tea, 'five');
      expect(await expire(0)).toEqual({ expired: 0, more: false });
      expect(await texts()).toEqual([true, true, true, true, 'five']);
    });

    test('a great many old messages go, however many were deleted before', async () => {
      const sent = Array.from({ length: 1_100 }, (_, n) =>
        place.make('send', anna, { room: tea, id: place.nextMessage(), text: `${n}` }),
      );
      await place.commit(...sent);
      await place.commit(
        ...Array.from({ length: 1_050 }, (_, n) => place.make('delete', anna, { room: tea, seq: n + 1 })),
      );
      expect(await expire(NEVER, 30)).toEqual({ expired: 30, more: true });
      expect(await expire(NEVER, 30)).toEqual({ expired: 20, more: false });
      expect((await place.store.changes({ room: tea, since: 0, limit: 5_000 })).changes).toHaveLength(
        1 + 2 + 1_100,
      );
    });

    test('what somebody said is found in a span of a room', async () => {
      for (const [who, text] of [
        [anna, 'one'],
        [ben, 'two'],
        [anna, 'three'],
        [anna, 'four'],
      ] as const)
        await place.say(who, tea, text);
      for (const emoji of ['🎉', '👍'])
        await place.must('react', anna, { room: tea, seq: 2, emoji: face(emoji), on: true });
      await place.must('react', anna, { room: tea, seq: 3, emoji: face('👍'), on: true });
      await place.must('react', anna, { room: tea, seq: 3, emoji: face('👍'), on: false });
      await place.must('delete', anna, { room: tea, seq: 4 });
      const said = await place.store.said({ room: tea, user: anna, after: 0, to: 10 });
      expect(said.messages.map(({ seq, text }) => [seq, text])).toEqual([
        [1, 'one'],
        [3, 'three'],
      ]);
      expect(said.reactions).toEqual([
        { seq: 2, emoji: '🎉' },
        { seq: 2, emoji: '👍' },
      ]);
      const part = await place.store.said({ room: tea, user: anna, after: 1, to: 2 });
      expect(part).toEqual({ messages: [], reactions: said.reactions });
    });

    test('what somebody said goes, with their reactions, and nothing of anybody else', async () => {
      await place.say(anna, tea, 'one');
      await place.say(ben, tea, 'two');
      await place.say(anna, tea, 'three');
      await place.must('react', ben, { room: tea, seq: 1, emoji: face('👍'), on: true });
      for (const who of [anna, ben])
        await place.must('react', who, { room: tea, seq: 2, emoji: face('👍'), on: true });
      const commit = await place.commit(
        place.make('removeSaid', anna, { room: tea, user: anna, after: 0, to: 2 }),
      );
      const kinds = commit.frames[0]?.changes.map((change: Change) => change.kind);
      expect(kinds).toEqual(['message', 'reaction']);
      expect(await texts()).toEqual([true, 'two', 'three']);
      const { messages } = await place.store.history({ room: tea, limit: 10 });
      expect(messages[1]?.reactions).toEqual([{ emoji: '👍', users: [ben] }]);
    });

    test('who goes has no session, no room, no name, and gives the name back', async () => {
      await place.say(anna, tea, 'one');
      await place.must('updateUser', anna, { user: anna, status: { emoji: '🌴', text: 'Away' } });
      const before = (await place.store.users([anna]))[0]?.changedAt ?? 0;
      const commit = await place.commit(
        place.make('removeUser', anna, { at: 1, user: anna, keepName: false, removeSaid: false }),
      );
      const gone = { id: anna, role: 'guest', name: '', gone: 'deleted', changedAt: before + 1 };
      expect(commit).toMatchObject({
        results: [{ ok: true, answer: {} }],
        endedSessions: [{ session: 's-anna', reason: 'removed' }],
      });
      expect(commit.users).toEqual([gone]);
      expect(await place.store.users([anna])).toEqual([gone]);
      expect(commit.frames.map(({ room }) => room)).toEqual([GENERAL, tea]);
      expect(await place.store.session(session('s-anna'), 2)).toBeUndefined();
      expect((await place.store.memberships(anna)).map(({ state }) => state)).toEqual(['left', 'left']);
      const page = await place.store.history({ room: tea, limit: 5 });
      expect(page.messages).toMatchObject([{ text: 'one', author: anna }]);
      expect(page.users).toEqual([gone]);
      const { users } = await place.store.listUsers({ now: place.now, limit: 10 });
      expect(users.map(({ id }) => id)).toEqual([ben]);
      expect(await place.store.removals()).toEqual([]);
      const again = { user: { id: user('anna2'), role: 'member' as const, name: 'anna', nameKey: 'anna' } };
      expect(await place.do('createUser', user('anna2'), { ...again, rooms: [] })).toMatchObject({
        ok: true,
      });
      const twice = { user: anna, keepName: false, removeSaid: true };
      expect(await place.must('removeUser', anna, twice)).toEqual({});
      expect(await place.store.removals()).toEqual([]);
    });

    test('[P2] with what they said go its copies in open reports, and what they wrote in reports of their own', async () => {
      await place.say(anna, tea, 'about to go');
      await place.say(ben, tea, 'stays');
      await place.must('report', ben, { room: tea, seq: 1, reason: 'by ben' });
      await place.must('report', anna, { room: tea, seq: 2, reason: 'by anna' });
      const told = async () => {
        const { reports } = await place.store.reports({ resolved: false, limit: 5 });
        return reports.map(({ text, reason }) => [text, reason]);
      };
      const goes = { user: anna, keepName: false };
      const kept = [
        ['stays', 'by anna'],
        ['about to go', 'by ben'],
      ];
      expect(await told()).toEqual(kept);
      await place.must('removeUser', anna, { ...goes, removeSaid: true });
      expect(await told()).toEqual([
        ['stays', ''],
        ['', 'by ben'],
      ]);
    });

    test('whose messages are to go is known until they have gone', async () => {
      const going = { user: anna, keepName: false, removeSaid: true };
      await place.must('removeUser', anna, going);
      expect(await place.store.removals()).toEqual([anna]);
      await place.must('finishRemoval', anna, { user: anna });
      expect(await place.store.removals()).toEqual([]);
    });

    test('a removed bot has no tokens, and keeps its name where it spoke', async () => {
      const bot = user('clock');
      const called = { id: bot, role: 'bot' as const, name: 'clock', nameKey: 'clock' };
      await place.must('createUser', anna, { user: called, rooms: [tea] });
      await place.must('createToken', anna, {
        token: { id: tokenId.parse('t1'), session: session('k1'), bot, name: 'a', scopes: ['read'] },
      });
      const commit = await place.commit(
        place.make('removeUser', anna, { user: bot, keepName: true, removeSaid: false }),
      );
      expect(commit.endedSessions).toEqual([{ session: 'k1', reason: 'removed' }]);
      expect(commit.users).toMatchObject([{ id: bot, role: 'guest', name: 'clock', gone: 'deleted' }]);
      expect(await place.store.bots()).toEqual([]);
      expect(await place.store.tokens(bot)).toEqual([]);
      const { users } = await place.store.listUsers({ now: place.now, limit: 10 });
      expect(users.map(({ id }) => id)).toEqual([anna, ben]);
      const again = { user: { ...called, id: user('clock2') }, rooms: [] };
      expect(await place.do('createUser', anna, again)).toMatchObject({ ok: true });
    });

    test('the last owner stays, as does the lobby guest', async () => {
      const owner = async (name: string) => {
        const id = user(name);
        await place.must('createUser', id, {
          user: { id, role: 'owner', name, nameKey: name },
          rooms: [],
        });
        return id;
      };
      const remove = (id: UserId) =>
        place.do('removeUser', id, { user: id, keepName: false, removeSaid: false });
      const [boss, other] = [await owner('boss'), await owner('other')];
      expect(await remove(boss)).toMatchObject({ ok: true });
      expect(await remove(other)).toMatchObject({ ok: false, code: 'conflict' });
      expect(await remove(LOBBY_GUEST)).toMatchObject({ code: 'not_found' });
      expect(await remove(user('nobody'))).toMatchObject({ code: 'not_found' });
    });

    test('answers that others got about somebody are forgotten with them', async () => {
      const boss = user('boss');
      const owner = { id: boss, role: 'owner' as const, name: 'boss', nameKey: 'boss' };
      await place.must('createUser', boss, { user: owner, rooms: [] });
      const mia = user('mia');
      const member = { id: mia, role: 'member' as const, name: 'Mia Quill', nameKey: 'mia' };
      await place.must('createUser', mia, { user: member, rooms: [] });
      const promote = { op: place.nextOp(), user: mia, role: 'admin' as const };
      expect(JSON.stringify(await place.do('setUserRole', boss, promote))).toContain('Quill');
      await place.must('removeUser', mia, { user: mia, keepName: false, removeSaid: false });
      expect(JSON.stringify(await place.do('setUserRole', boss, promote))).not.toContain('Quill');
    });

    test('what somebody did with an op is forgotten with them', async () => {
      const write = { op: place.nextOp(), room: tea, topic: 'Green' };
      await place.must('updateRoom', anna, write);
      await place.must('removeUser', anna, { user: anna, keepName: false, removeSaid: false });
      expect(await place.do('updateRoom', anna, write)).toMatchObject({ ok: false, code: 'forbidden' });
    });
  });
}
