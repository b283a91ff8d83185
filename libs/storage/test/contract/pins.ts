import { limits, type RoomId, type UserId } from '@parley/events';
import { type OpenStore, Place } from '../place.ts';

export function describePins(open: OpenStore): void {
  describe('pins', () => {
    let place: Place;
    let anna: UserId;
    let ben: UserId;
    let tea: RoomId;
    beforeEach(async () => {
      place = new Place(await open());
      anna = await place.arrive('anna');
      ben = await place.arrive('ben');
      tea = await place.channel('tea', anna, ben);
      // Three messages: revs 4 to 6.
      for (const text of ['one', 'two', 'three']) await place.say(anna, tea, text);
    });
    const pin = (seq: number, on = true) => place.must('pin', ben, { room: tea, seq, on });
    const pinned = async () =>
      (await place.store.pins({ room: tea, limit: 9 })).pins.map(({ message }) => message.seq);
    const held = async (seq: number) =>
      (await place.store.history({ room: tea, around: seq, limit: 9 })).messages.find(
        (one) => one.seq === seq,
      )?.pinned;

    test('[R1] a pin takes a rev, stands at its message and says who and when', async () => {
      const commit = await place.commit(place.make('pin', ben, { at: 70, room: tea, seq: 2, on: true }));
      const change = { kind: 'pin', rev: 7, seq: 2, user: ben, at: 70, on: true };
      expect(commit.results).toEqual([{ ok: true, answer: { rev: 7 } }]);
      expect(commit.frames).toEqual([
        { room: tea, from: 6, to: 7, changes: [change], users: await place.store.users([ben]) },
      ]);
      expect(await held(2)).toEqual({ by: ben, at: 70 });
      expect(await held(1)).toBeUndefined();
      expect((await place.store.changes({ room: tea, since: 6, limit: 9 })).changes).toEqual([change]);
    });

    test('[R1] what is so already changes nothing', async () => {
      expect(await pin(2, false)).toEqual({ rev: 5 });
      expect(await pin(2)).toEqual({ rev: 7 });
      expect(await place.must('pin', anna, { room: tea, seq: 2, on: true })).toEqual({ rev: 7 });
      expect(await held(2)).toMatchObject({ by: ben });
      expect(await pin(2, false)).toEqual({ rev: 8 });
      expect(await held(2)).toBeUndefined();
      expect(await pin(2, false)).toEqual({ rev: 8 });
    });

    test('[R1] the list has the last pinned first, page by page, with texts as they are now', async () => {
      await pin(1);
      await pin(3);
      await pin(2);
      await place.must('edit', anna, { room: tea, seq: 3, text: 'drei' });
      const first = await place.store.pins({ room: tea, limit: 2 });
      expect(first).toMatchObject({ rev: 10, more: true });
      expect(first.pins.map(({ rev, message }) => [rev, message.text])).toEqual([
        [9, 'two'],
        [8, 'drei'],
      ]);
      expect(first.users).toEqual(await place.store.users([anna, ben]));
      const second = await place.store.pins({ room: tea, before: 8, limit: 2 });
      expect(second.more).toBe(false);
      expect(second.pins).toMatchObject([{ rev: 7, by: ben, message: { seq: 1 } }]);
      expect(await place.store.pins({ room: 'none' as RoomId, limit: 2 })).toEqual({
        rev: 0,
        pins: [],
        users: [],
        more: false,
      });
    });

    test('[R1] a deletion takes the pin along, in the same commit or later', async () => {
      await pin(1);
      await pin(2);
      await place.must('delete', anna, { room: tea, seq: 1 });
      expect(await pinned()).toEqual([2]);
      expect(await held(1)).toBeUndefined();
      const { frames } = await place.commit(
        place.make('pin', ben, { room: tea, seq: 3, on: true }),
        place.make('delete', anna, { room: tea, seq: 3 }),
      );
      expect(frames[0]?.changes.map(({ kind }) => kind)).toEqual(['message']);
      expect(await pinned()).toEqual([2]);
      expect(await place.do('pin', ben, { room: tea, seq: 3, on: true })).toMatchObject({
        code: 'not_found',
      });
    });

    test('[R1] who can not write there can not pin there, and nobody what is not there', async () => {
      const cleo = await place.arrive('cleo');
      const two = { room: tea, seq: 2, on: true };
      expect(await place.do('pin', cleo, two)).toMatchObject({ code: 'forbidden' });
      expect(await place.do('pin', ben, { ...two, seq: 9 })).toMatchObject({ code: 'not_found' });
      await place.must('updateRoom', anna, { room: tea, readOnly: true });
      expect(await place.do('pin', ben, two)).toMatchObject({ code: 'forbidden' });
      expect(await place.do('pin', anna, two)).toMatchObject({ ok: true });
      await place.must('updateRoom', anna, { room: tea, readOnly: false });
      await place.must('mute', anna, { room: tea, user: ben, until: 9_000_000_000_000 });
      expect(await place.do('pin', ben, { ...two, on: false })).toMatchObject({ code: 'forbidden' });
    });

    test('[R1] a room has only so many', async () => {
      const writes = Array.from({ length: limits.pinsPerRoom }, () =>
        place.make('send', anna, { room: tea, id: place.nextMessage(), text: 'x' }),
      );
      await place.commit(...writes);
      await place.commit(
        ...writes.map((_, at) => place.make('pin', ben, { room: tea, seq: at + 4, on: true })),
      );
      expect(await place.do('pin', ben, { room: tea, seq: 1, on: true })).toMatchObject({ code: 'conflict' });
      await pin(4, false);
      expect(await place.do('pin', ben, { room: tea, seq: 1, on: true })).toMatchObject({ ok: true });
    });
  });
}
