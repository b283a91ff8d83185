import { GENERAL } from '@parley/events';
import { message, type OpenStore, Place, session, user } from '../place.ts';

export function describeTotals(open: OpenStore): void {
  describe('totals', () => {
    let place: Place;
    beforeEach(async () => {
      place = new Place(await open());
    });

    test('a new store has its built-in rooms and nobody', async () => {
      const { people, rooms, messages } = await place.store.totals(place.now);
      expect(people).toEqual({ owner: 0, admin: 0, member: 0, guest: 0, bot: 0 });
      expect({ rooms, messages }).toEqual({ rooms: 2, messages: 0 });
    });

    test('people are counted by role, guests only while they have a session', async () => {
      for (const role of ['owner', 'member', 'bot'] as const)
        await place.must('createUser', user(role), {
          user: { id: user(role), role, name: role, nameKey: role },
          rooms: [],
        });
      await place.arrive('anna');
      await place.must('createUser', user('ben'), {
        user: { id: user('ben'), role: 'guest', name: 'ben', nameKey: 'ben' },
        session: { id: session('s-ben'), expiresAt: place.now + 5_000 },
        rooms: [GENERAL],
      });
      const counted = async (now: number) => (await place.store.totals(now)).people;
      expect(await counted(place.now)).toEqual({ owner: 1, admin: 0, member: 1, guest: 2, bot: 1 });
      expect(await counted(place.now + 10_000)).toMatchObject({ guest: 1 });
    });

    test('messages are counted in all rooms, the deleted ones too', async () => {
      const anna = await place.arrive('anna');
      for (const n of [1, 2, 3])
        await place.must('send', anna, { room: GENERAL, id: message(n), text: `message ${n}` });
      await place.must('delete', anna, { room: GENERAL, seq: 2 });
      expect((await place.store.totals(place.now)).messages).toBe(3);
    });
  });
}
