import { searchTerms } from '@parley/core/search-text';
import { GENERAL, limits, LOBBY_GUEST, type RoomId, type UserId } from '@parley/events';
import { type OpenStore, Place, room } from '../place.ts';

export function describeThreads(open: OpenStore): void {
  describe('threads', () => {
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
      tea = await place.channel('tea', anna, ben, cleo);
      await place.say(anna, tea, 'Which tea?');
    });
    const opened = async (seq = 1, by = ben, id = `t${seq}`) =>
      (await place.must('openThread', by, { room: tea, seq, thread: room(id) })).room;
    const followers = async (thread: RoomId) =>
      (await place.store.members({ room: thread, limit: 9 })).members.map(({ user }) => user);
    const told = async (seq = 1) =>
      (await place.store.history({ room: tea, around: seq, limit: 9 })).messages.find(
        (one) => one.seq === seq,
      )?.thread;
    const entry = async (user: UserId, id: RoomId) =>
      (await place.store.entries(user)).find((one) => one.room.id === id);

    test('[W2] a message has one thread, whoever opens it and however often', async () => {
      const made = await opened();
      expect(made).toMatchObject({ id: 't1', kind: 'thread', name: '', parent: { room: tea, seq: 1 } });
      expect(await opened(1, anna, 'other')).toEqual(made);
      expect(await place.store.room(room('other'))).toBeUndefined();
      expect(await followers(made.id)).toEqual([]);
      expect(await told()).toBeUndefined();
    });

    test('[W2] there is no thread of what is not there, was deleted, or is said in a thread', async () => {
      const { id } = await opened();
      await place.say(ben, id, 'Green');
      await place.say(anna, tea, 'gone');
      await place.must('delete', anna, { room: tea, seq: 2 });
      for (const seq of [2, 9])
        expect(await place.do('openThread', ben, { room: tea, seq, thread: room('new') })).toMatchObject({
          code: 'not_found',
        });
      expect(await place.do('openThread', ben, { room: id, seq: 1, thread: room('new') })).toMatchObject({
        code: 'conflict',
      });
    });

    test('[W3] the root tells how many replied, when and who last, as a change of its room', async () => {
      const { id } = await opened();
      await place.say(ben, id, 'Green');
      const before = (await place.store.room(tea))?.head.rev ?? 0;
      const commit = await place.commit(
        place.make('send', cleo, { at: 70, room: id, id: place.nextMessage(), text: 'Black' }),
        place.make('send', ben, { at: 80, room: id, id: place.nextMessage(), text: 'No, green' }),
      );
      const thread = { room: id, count: 3, last: { by: ben, at: 80 }, people: [ben, cleo] };
      const change = { kind: 'thread', rev: before + 1, seq: 1, thread };
      expect(commit.frames.at(-1)).toEqual({
        room: tea,
        from: before,
        to: before + 1,
        changes: [change],
        users: await place.store.users([ben, cleo]),
      });
      expect(await told()).toEqual(thread);
      expect((await place.store.changes({ room: tea, since: before, limit: 9 })).changes).toEqual([change]);
    });

    test('[W3] a deleted reply counts no more, and a deleted root leaves its thread', async () => {
      const { id } = await opened();
      for (const [who, text] of [
        [ben, 'Green'],
        [cleo, 'Black'],
      ] as const)
        await place.say(who, id, text);
      await place.must('delete', cleo, { room: id, seq: 2 });
      await place.must('delete', anna, { room: tea, seq: 1 });
      expect(await told()).toMatchObject({ count: 1, last: { by: ben }, people: [ben] });
      await place.must('delete', ben, { room: id, seq: 1 });
      expect(await told()).toEqual({ room: id, count: 0, people: [] });
      await place.say(ben, id, 'It goes on');
      expect(await opened(1, anna)).toMatchObject({ id });
      expect(await told()).toMatchObject({ count: 1 });
    });

    test('[W4] who writes follows, with the first reply who is answered, and who is mentioned', async () => {
      const { id } = await opened();
      await place.say(cleo, id, 'Ask @ben');
      expect(await followers(id)).toEqual([anna, ben, cleo]);
      expect(await entry(anna, id)).toMatchObject({ head: { seq: 1 }, read: 0 });
      expect(await entry(cleo, id)).toMatchObject({ read: 1 });
      expect(await place.store.mentions(ben)).toEqual([{ room: id, seqs: [1] }]);
    });

    test('[W4] who leaves a thread follows again by choice, by writing and by being mentioned, and not otherwise', async () => {
      const { id } = await opened();
      await place.say(cleo, id, 'Green');
      await place.must('part', anna, { room: id, user: anna, state: 'left' });
      await place.say(cleo, id, 'Or black');
      expect(await followers(id)).toEqual([cleo]);
      await place.must('join', anna, { room: id, users: [anna], unlessRemoved: true });
      expect(await entry(anna, id)).toMatchObject({ head: { seq: 2 }, read: 2 });
      await place.must('edit', cleo, { room: id, seq: 2, text: 'Or black, @ben' });
      expect(await entry(ben, id)).toMatchObject({ head: { seq: 2 }, read: 1 });
    });

    test('[W4] nobody follows who is not in the room, and nobody is put in or out by others', async () => {
      const dora = await place.arrive('dora');
      const { id } = await opened();
      await place.say(ben, id, 'Ask @dora');
      expect(await followers(id)).toEqual([anna, ben]);
      const refused = async (result: ReturnType<Place['do']>, code: string) =>
        expect(await result).toMatchObject({ ok: false, code });
      await refused(place.do('join', dora, { room: id, users: [dora], unlessRemoved: true }), 'forbidden');
      await refused(place.do('send', dora, { room: id, id: place.nextMessage(), text: 'hi' }), 'forbidden');
      await refused(place.do('join', anna, { room: id, users: [cleo], unlessRemoved: true }), 'conflict');
      await refused(place.do('part', anna, { room: id, user: ben, state: 'removed' }), 'conflict');
      await refused(place.do('updateRoom', anna, { room: id, name: 'Mine' }), 'conflict');
      await refused(place.do('pin', ben, { room: id, seq: 1, on: true }), 'conflict');
    });

    test('[W1] who leaves the room or is removed from it is out of its threads in the same commit', async () => {
      const { id } = await opened();
      for (const who of [ben, cleo]) await place.say(who, id, 'hi');
      const left = await place.commit(place.make('part', cleo, { room: tea, user: cleo, state: 'left' }));
      expect(left.frames.map(({ room: where }) => where)).toEqual([id, tea]);
      await place.must('part', anna, { room: tea, user: ben, state: 'removed' });
      expect(await followers(id)).toEqual([anna]);
      expect((await place.store.entries(ben)).map((one) => one.room.id)).toEqual([GENERAL]);
    });

    test('[W1] what holds in the room holds in its threads: mutes, slow mode, who may write, how long it is kept', async () => {
      const { id } = await opened();
      await place.say(ben, id, 'hi');
      const say = (who: UserId) => place.do('send', who, { room: id, id: place.nextMessage(), text: 'ho' });
      await place.must('mute', anna, { room: tea, user: ben, until: place.now + 60_000 });
      expect(await say(ben)).toMatchObject({ code: 'forbidden' });
      await place.must('updateRoom', anna, { room: tea, slowModeSeconds: 60 });
      expect(await say(cleo)).toMatchObject({ ok: true });
      expect(await say(cleo)).toMatchObject({ code: 'rate_limited' });
      expect(await place.do('send', cleo, { room: tea, id: place.nextMessage(), text: 'ho' })).toMatchObject({
        code: 'rate_limited',
      });
      await place.must('updateRoom', anna, {
        room: tea,
        readOnly: true,
        slowModeSeconds: 0,
        retentionDays: 3,
      });
      expect(await say(cleo)).toMatchObject({ code: 'forbidden' });
      expect(await say(anna)).toMatchObject({ ok: true });
      expect(await place.store.retained()).toEqual([
        { room: id, days: 3 },
        { room: tea, days: 3 },
      ]);
    });

    test('[W1] what somebody said who is removed goes from the threads as well, if that is asked for', async () => {
      const { id } = await opened();
      await place.say(ben, id, 'spam');
      await place.must('part', ben, { room: id, user: ben, state: 'left' });
      await place.must('part', anna, { room: tea, user: ben, state: 'removed', purge: true });
      const step = await place.store.purge(9);
      expect(step).toMatchObject({ room: id, user: ben, seqs: [1] });
    });

    test('[W5] a thread gets a name and is resolved by who may write there, and its root tells it', async () => {
      const { id } = await opened();
      const { room: named } = await place.must('updateThread', ben, {
        room: id,
        name: 'Kinds',
        resolved: true,
      });
      expect(named).toMatchObject({ name: 'Kinds', resolved: true, rev: 2 });
      expect(await told()).toEqual({ room: id, count: 0, people: [], name: 'Kinds', resolved: true });
      expect((await place.must('updateThread', ben, { room: id, resolved: true })).room).toEqual(named);
      expect(await place.do('updateThread', ben, { room: tea, name: 'x' })).toMatchObject({
        code: 'not_found',
      });
      await place.must('updateThread', anna, { room: id, name: '', resolved: false });
      expect(await told()).toEqual({ room: id, count: 0, people: [] });
    });

    test('[F3] a search finds what is said in threads of rooms that one may read, and in a room also its threads', async () => {
      const { id } = await opened();
      await place.say(ben, id, 'Darjeeling');
      const dora = await place.arrive('dora');
      const found = async (user: UserId, where?: RoomId) => {
        const asked = { user, terms: searchTerms('Darjeeling'), limit: 9, ...(where && { room: where }) };
        const page = await place.store.search(asked);
        return [page.results.map((one) => one.room), page.rooms.map((one) => one.id)];
      };
      for (const who of [anna, dora]) expect(await found(who)).toEqual([[id], [id, tea]]);
      expect(await found(anna, tea)).toEqual([[id], [id, tea]]);
      expect(await found(anna, GENERAL)).toEqual([[], []]);
      await place.must('part', anna, { room: tea, user: ben, state: 'removed' });
      expect(await found(ben)).toEqual([[], []]);
    });

    test('[W4] whoever follows more threads than fit leaves the one that was opened first', async () => {
      const many = Array.from({ length: limits.threadsPerUser + 1 }, (_, at) => at + 2);
      await place.commit(
        ...many.map(() => place.make('send', anna, { room: tea, id: place.nextMessage(), text: 'x' })),
        ...many.map((seq) => place.make('openThread', ben, { room: tea, seq, thread: room(`t${seq}`) })),
        ...many.map((seq) =>
          place.make('join', ben, { room: room(`t${seq}`), users: [ben], unlessRemoved: true }),
        ),
      );
      const followed = (await place.store.entries(ben)).filter((one) => one.room.kind === 'thread');
      expect(followed).toHaveLength(limits.threadsPerUser);
      expect(followed.some((one) => one.room.id === room('t2'))).toBe(false);
    });

    test('the lobby has threads, which its ten-line clients do not follow', async () => {
      const lobby = room('lobby');
      await place.must('join', anna, { room: lobby, users: [anna], unlessRemoved: true });
      const { seq } = await place.must('send', LOBBY_GUEST, {
        room: lobby,
        id: place.nextMessage(),
        text: 'hi',
      });
      await place.must('openThread', anna, { room: lobby, seq, thread: room('t') });
      await place.say(anna, room('t'), 'Welcome');
      expect(await followers(room('t'))).toEqual([anna]);
    });
  });
}
