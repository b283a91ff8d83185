import { limits, type UserId } from '@parley/events';
import { type OpenStore, Place } from '../place.ts';

export function describePreferences(open: OpenStore): void {
  describe('what people set for themselves', () => {
    let place: Place;
    let anna: UserId;
    beforeEach(async () => {
      place = new Place(await open());
      anna = await place.arrive('anna');
    });

    const set = (key: string, value: string | null, who = anna) =>
      place.commit(place.make('setPreference', who, { key, value }));

    test('is kept for each by key, and the last counts', async () => {
      const ben = await place.arrive('ben');
      await set('b', 'one');
      await place.must('setPreference', anna, { key: 'a', value: { deep: [1, true, 'ü'] } });
      await set('b', 'other', ben);
      const commit = await set('b', 'two');
      expect(commit).toEqual({
        results: [{ ok: true, answer: {} }],
        frames: [],
        reads: [],
        preferences: [{ user: anna, key: 'b', value: 'two' }],
        users: [],
        endedSessions: [],
        reports: [],
        goneFiles: [],
      });
      expect(await place.store.preferences(anna)).toEqual([
        { key: 'a', value: { deep: [1, true, 'ü'] } },
        { key: 'b', value: 'two' },
      ]);
      expect(await place.store.preferences(ben)).toEqual([{ key: 'b', value: 'other' }]);
    });

    test('goes when it is taken away, and what is so already is no change', async () => {
      await set('a', 'one');
      expect((await set('a', 'one')).preferences).toEqual([]);
      expect((await set('b', null)).preferences).toEqual([]);
      expect((await set('a', null)).preferences).toEqual([{ user: anna, key: 'a', value: null }]);
      expect(await place.store.preferences(anna)).toEqual([]);
    });

    test('is told once for each key, as it is in the end', async () => {
      const make = (key: string, value: string | null) => place.make('setPreference', anna, { key, value });
      const commit = await place.commit(make('a', 'one'), make('b', 'two'), make('a', null));
      expect(commit.preferences).toEqual([
        { user: anna, key: 'b', value: 'two' },
        { user: anna, key: 'a', value: null },
      ]);
    });

    test('[D2] a repetition does not undo what came after', async () => {
      const first = { op: place.nextOp(), key: 'a', value: 'one' };
      await place.must('setPreference', anna, first);
      await set('a', 'two');
      expect(await place.must('setPreference', anna, first)).toEqual({});
      expect(await place.store.preferences(anna)).toEqual([{ key: 'a', value: 'two' }]);
    });

    test('has bounds: so many, and so much in all', async () => {
      const fill = Array.from({ length: limits.preferences }, (_, n) =>
        place.make('setPreference', anna, { key: `k${n}`, value: 1 }),
      );
      await place.commit(...fill);
      expect((await set('one more', 'x')).results).toMatchObject([{ code: 'conflict' }]);
      expect((await set('k0', 'instead')).results).toMatchObject([{ ok: true }]);
      const room = limits.preferenceChars - (limits.preferences - 1);
      expect((await set('k0', '👍'.repeat(room / 2))).results).toMatchObject([{ code: 'conflict' }]);
      expect((await set('k0', 'x'.repeat(room - 2))).results).toMatchObject([{ ok: true }]);
      await set('k1', null);
      expect((await set('one more', '')).results).toMatchObject([{ code: 'conflict' }]);
    });

    test('[P2] goes with the account', async () => {
      await set('a', 'one');
      await place.must('removeUser', anna, { user: anna, keepName: false, removeSaid: false });
      expect(await place.store.preferences(anna)).toEqual([]);
    });
  });
}
