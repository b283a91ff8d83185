import { limits, type MessageBody, type RoomId, type UserId } from '@parley/events';
import { type OpenStore, Place, room, session } from '../place.ts';

export function describeMentions(open: OpenStore): void {
  describe('mentions', () => {
    let place: Place;
    let anna: UserId;
    let ben: UserId;
    let eva: UserId;
    let tea: RoomId;
    beforeEach(async () => {
      place = new Place(await open());
      anna = await place.register('anna');
      ben = await place.register('ben');
      eva = await place.register('eva');
      tea = await place.channel('tea', anna, ben);
    });

    const body = async (seq: number, where = tea): Promise<MessageBody | undefined> =>
      place.store.message(where, seq);
    const mentionsIn = async (text: string, where = tea, author = anna) =>
      (await body((await place.say(author, where, text)).seq, where))?.mentions;
    const unread = (user: UserId) => place.store.mentions(user);

    test('[K1] a name or a handle behind an @ mentions whose it is', async () => {
      await place.must('updateUser', ben, { user: ben, handle: { text: 'bb', key: 'bb' } });
      expect(await mentionsIn('@ben and @BB, hello @nobody')).toEqual([
        { user: ben, as: 'ben' },
        { user: ben, as: 'BB' },
      ]);
      expect(await mentionsIn('write to ben@ben.example')).toBeUndefined();
    });

    test('[K1] whoever may not read the room is as unknown as nobody', async () => {
      await place.must('createRoom', anna, {
        room: { id: room('den'), kind: 'private', name: 'den', topic: '' },
        members: [{ user: anna, role: 'moderator' }],
      });
      expect(await mentionsIn('@ben', room('den'))).toBeUndefined();
      expect(await mentionsIn('@eva can come')).toEqual([{ user: eva, as: 'eva' }]);
      await place.must('part', anna, { room: tea, user: ben, state: 'removed' });
      expect(await mentionsIn('@ben')).toBeUndefined();
    });

    test('[K1] who has gone, a guest who signed out and the lobby’s guest are nobody', async () => {
      await place.arrive('dora');
      expect(await mentionsIn('@dora')).toHaveLength(1);
      await place.must('endSession', anna, { session: session('s-dora') });
      await place.must('ban', anna, { user: eva, purge: false });
      expect(await mentionsIn('@dora @eva @Lobby guest')).toBeUndefined();
    });

    test('[K2] a page, a catch-up, a search and the frame carry the same mentions', async () => {
      const write = place.make('send', anna, { room: tea, id: place.nextMessage(), text: '@ben' });
      const { frames } = await place.commit(write);
      const mentions = [{ user: ben, as: 'ben' }];
      expect(frames[0]?.changes[0]).toMatchObject({ message: { mentions } });
      const { messages } = await place.store.history({ room: tea, limit: 5 });
      expect(messages[0]).toMatchObject({ mentions });
      const { changes } = await place.store.changes({ room: tea, since: 0, limit: 9 });
      expect(changes.at(-1)).toMatchObject({ message: { mentions } });
      const { results } = await place.store.search({ user: anna, terms: ['@BEN'], limit: 5 });
      expect(results[0]).toMatchObject({ message: { mentions } });
    });

    test('[K3] unread mentions are those behind the read position, by others, in the rooms one is in', async () => {
      await place.say(anna, tea, '@ben one');
      await place.say(anna, tea, 'two');
      await place.say(anna, tea, '@room @ben three');
      await place.say(ben, tea, '@ben @room to myself');
      await place.must('read', ben, { room: tea, seq: 0 });
      expect(await unread(ben)).toEqual([{ room: tea, seqs: [1, 3] }]);
      expect(await unread(anna)).toEqual([{ room: tea, seqs: [4] }]);
      expect(await unread(eva)).toEqual([]);
      await place.must('read', ben, { room: tea, seq: 1 });
      expect(await unread(ben)).toEqual([{ room: tea, seqs: [3] }]);
      await place.must('part', ben, { room: tea, user: ben, state: 'left' });
      expect(await unread(ben)).toEqual([]);
    });

    test('[K3] a position that moves back tells what calls behind it, one that moves on does not', async () => {
      await place.say(anna, tea, '@ben one');
      await place.say(anna, tea, '@ben two');
      const on = await place.commit(place.make('read', ben, { room: tea, seq: 2 }));
      expect(on.reads).toEqual([{ user: ben, room: tea, seq: 2 }]);
      const back = await place.commit(place.make('read', ben, { room: tea, seq: 1 }));
      expect(back.reads).toEqual([{ user: ben, room: tea, seq: 1, mentions: [2] }]);
    });

    test('[K4] an edit mentions whom it names and nobody else, a deletion nobody', async () => {
      await place.say(anna, tea, '@ben');
      await place.must('edit', anna, { room: tea, seq: 1, text: '@eva' });
      expect(await body(1)).toMatchObject({ mentions: [{ user: eva, as: 'eva' }] });
      expect(await unread(ben)).toEqual([]);
      await place.must('edit', anna, { room: tea, seq: 1, text: '@ben @room' });
      expect(await unread(ben)).toEqual([{ room: tea, seqs: [1] }]);
      await place.must('delete', anna, { room: tea, seq: 1 });
      expect(await unread(ben)).toEqual([]);
      expect(await body(1)).not.toHaveProperty('mentions');
    });

    test('[K5] in a room of many a guest calls nobody with @room, whoever leads it or has an account does', async () => {
      const dora = await place.arrive('dora');
      await place.must('join', dora, { room: tea, users: [dora], unlessRemoved: true });
      expect(await mentionsIn('@here', tea, dora)).toEqual([{ all: 'here', as: 'here' }]);
      for (let n = 0; n < limits.callFreely; n += 1) {
        const id = await place.register(`p${n}`);
        await place.must('join', id, { room: tea, users: [id], unlessRemoved: true });
      }
      expect(await mentionsIn('@room @ben', tea, dora)).toEqual([{ user: ben, as: 'ben' }]);
      expect(await mentionsIn('@Room', tea, ben)).toEqual([{ all: 'room', as: 'Room' }]);
      await place.must('setRole', anna, { room: tea, user: dora, role: 'moderator' });
      expect(await mentionsIn('@room', tea, dora)).toEqual([{ all: 'room', as: 'room' }]);
    });

    test('only so many unread mentions of one room are told, the first', async () => {
      for (let n = 0; n < limits.mentionsPerRoom + 2; n += 1) await place.say(anna, tea, '@ben');
      const [told] = await unread(ben);
      expect(told?.seqs).toHaveLength(limits.mentionsPerRoom);
      expect(told?.seqs.at(-1)).toBe(limits.mentionsPerRoom);
    });
  });
}
