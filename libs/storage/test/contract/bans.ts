import { GENERAL, type RoomId, tokenId, type UserId } from '@parley/events';
import { only, type OpenStore, Place, session, user } from '../place.ts';

export function describeBans(open: OpenStore): void {
  describe('bans', () => {
    let place: Place;
    let anna: UserId;
    let ben: UserId;
    let adam: UserId;
    let tea: RoomId;
    beforeEach(async () => {
      place = new Place(await open());
      anna = await place.arrive('anna');
      ben = await place.arrive('ben');
      adam = await place.register('adam', 'admin');
      tea = await place.channel('tea', anna, ben);
    });

    describe('a ban', () => {
      const banned = (who: UserId, purge = false) => place.make('ban', adam, { user: who, purge });

      test('[M7] ends all sessions in the same commit, keeps the name, and is seen by all', async () => {
        const before = only(await place.store.users([ben]));
        const commit = await place.commit(banned(ben));
        const gone = { ...before, gone: 'banned', changedAt: place.now };
        expect(commit).toMatchObject({
          results: [{ ok: true, answer: { user: gone } }],
          users: [gone],
          endedSessions: [{ session: session('s-ben'), reason: 'banned', user: ben }],
        });
        expect(await place.store.users([ben])).toEqual([gone]);
        expect(await place.store.session(session('s-ben'), place.now)).toBeUndefined();
        const twin = { id: user('twin'), role: 'guest' as const, name: 'ben', nameKey: 'ben' };
        expect(await place.do('createUser', twin.id, { user: twin, rooms: [] })).toMatchObject({
          code: 'conflict',
        });
      });

      test('[M7] takes a bot’s tokens too', async () => {
        const bot = await place.register('bot', 'bot');
        await place.must('createToken', adam, {
          token: {
            id: tokenId.parse('t1'),
            session: session('s-token'),
            bot,
            name: 'Office',
            scopes: ['read'],
          },
        });
        const { endedSessions } = await place.commit(banned(bot));
        expect(endedSessions).toEqual([
          { session: session('s-bot'), reason: 'banned', user: bot },
          { session: session('s-token'), reason: 'banned', user: bot },
        ]);
        expect(await place.store.tokens(bot)).toEqual([]);
      });

      test('[M7] whoever is banned writes nothing, from the next write of the same commit on', async () => {
        const message = () => place.make('send', ben, { room: tea, id: place.nextMessage(), text: 'hi' });
        const { results } = await place.commit(message(), banned(ben), message());
        expect(results).toMatchObject([{ ok: true }, { ok: true }, { ok: false, code: 'forbidden' }]);
        expect(
          await place.do('updateUser', ben, { user: ben, name: { text: 'Eve', key: 'eve' } }),
        ).toMatchObject({
          code: 'forbidden',
        });
      });

      test('[M7] who is banned is listed only with those who are; who is let in again is here', async () => {
        await place.must('ban', adam, { user: ben, purge: false });
        const listed = async (gone?: 'banned') => {
          const page = await place.store.listUsers({ now: place.now, limit: 9, ...(gone && { gone }) });
          return page.users.map(({ id }) => id);
        };
        expect(await listed()).toEqual([adam, anna]);
        expect(await listed('banned')).toEqual([ben]);
        const { user: back } = await place.must('unban', adam, { user: ben });
        expect(back).not.toHaveProperty('gone');
        expect(await listed('banned')).toEqual([]);
        expect(await place.must('unban', adam, { user: ben })).toEqual({ user: back });
        expect(await place.say(ben, tea, 'hi')).toMatchObject({ seq: 1 });
      });

      test('nobody who is banned gets another role in the place', async () => {
        const olga = await place.register('olga', 'owner');
        const cleo = await place.register('cleo');
        await place.must('ban', olga, { user: cleo, purge: false });
        expect(await place.do('setUserRole', olga, { user: cleo, role: 'owner' })).toMatchObject({
          code: 'not_found',
        });
      });

      test('of nobody is not found', async () => {
        const nobody = user('nobody');
        expect(await place.do('ban', adam, { user: nobody, purge: true })).toMatchObject({
          code: 'not_found',
        });
        expect(await place.do('unban', adam, { user: nobody })).toMatchObject({ code: 'not_found' });
      });
    });

    describe('a purge', () => {
      const texts = async (where: RoomId) =>
        (await place.store.history({ room: where, limit: 100 })).messages.map(({ text }) => text);
      /** Does all that is asked for, by steps of at most two messages; answers with how many it took. */
      const purgeAll = async () => {
        for (let steps = 0; ; steps += 1) {
          const step = await place.store.purge(2);
          if (!step) return steps;
          const { askedBy, ...what } = step;
          await place.must('purge', askedBy, what);
        }
      };

      test('[M7] deletes all they said up to then, everywhere, and nothing of others', async () => {
        for (const text of ['one', 'two', 'three']) await place.say(ben, tea, text);
        await place.say(anna, tea, 'mine');
        await place.say(ben, GENERAL, 'four');
        await place.must('ban', adam, { user: ben, purge: true });
        expect(await place.store.purge(2)).toEqual({
          room: GENERAL,
          user: ben,
          askedBy: adam,
          seqs: [1],
          to: 1,
        });
        expect(await purgeAll()).toBe(3);
        expect(await texts(tea)).toEqual(['', '', '', 'mine']);
        expect(await texts(GENERAL)).toEqual(['']);
      });

      test('[M7] of one room deletes what was said there, and what is said afterwards stays', async () => {
        await place.say(ben, tea, 'one');
        await place.say(ben, GENERAL, 'elsewhere');
        await place.must('part', anna, { room: tea, user: ben, state: 'removed', purge: true });
        await place.must('join', anna, { room: tea, users: [ben], unlessRemoved: false });
        await place.say(ben, tea, 'sorry');
        await purgeAll();
        expect(await texts(tea)).toEqual(['', 'sorry']);
        expect(await texts(GENERAL)).toEqual(['elsewhere']);
      });

      test('goes on where it was, also when who asked is gone, and can be asked for again', async () => {
        for (const text of ['one', 'two', 'three']) await place.say(ben, tea, text);
        await place.must('ban', adam, { user: ben, purge: true });
        const { askedBy, ...first } = (await place.store.purge(2)) ?? {
          askedBy: adam,
          room: tea,
          user: ben,
          seqs: [],
          to: 0,
        };
        await place.must('purge', askedBy, first);
        await place.must('ban', anna, { user: adam, purge: false });
        expect(await place.store.purge(2)).toMatchObject({ seqs: [3], to: 3 });
        await purgeAll();
        await place.must('ban', anna, { user: ben, purge: true });
        expect(await place.store.purge(2)).toMatchObject({ seqs: [], to: 3 });
        expect(await purgeAll()).toBe(1);
      });

      test('a step deletes only what is theirs', async () => {
        await place.say(anna, tea, 'mine');
        await place.must('purge', adam, { room: tea, user: ben, seqs: [1, 9], to: 9 });
        expect(await texts(tea)).toEqual(['mine']);
      });
    });
  });
}
