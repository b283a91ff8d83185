import type { RoomId, UserId } from '@parley/events';
import { op, type OpenStore, Place, room } from '../place.ts';

export function describeOperations(open: OpenStore): void {
  describe('operations', () => {
    let place: Place;
    let anna: UserId;
    let ben: UserId;
    let tea: RoomId;
    beforeEach(async () => {
      place = new Place(await open());
      anna = await place.arrive('anna');
      ben = await place.arrive('ben');
      tea = await place.channel('tea', anna, ben);
      await place.say(anna, tea, 'one');
    });

    test('[D2] a repetition answers as the first did, whatever happened since', async () => {
      const edit = { op: op(1), room: tea, seq: 1, text: 'two' };
      const first = await place.must('edit', anna, edit);
      await place.must('edit', anna, { room: tea, seq: 1, text: 'three' });
      const again = await place.commit(place.make('edit', anna, edit));
      expect(again).toMatchObject({ results: [{ ok: true, answer: first }], frames: [] });
      expect(await place.store.message(tea, 1)).toMatchObject({ text: 'three' });
      await place.must('part', anna, { room: tea, user: anna, state: 'left' });
      expect(await place.must('edit', anna, edit)).toEqual(first);
    });

    test('[D2] also within one commit, and for changes that took no rev', async () => {
      const react = { op: op(1), room: tea, seq: 1, emoji: '👍', on: true };
      const commit = await place.commit(
        place.make('react', ben, react),
        place.make('react', ben, { ...react, op: op(2), on: false }),
        place.make('react', ben, react),
      );
      expect(commit.results).toEqual([5, 6, 5].map((rev) => ({ ok: true, answer: { rev } })));
      const read = { op: op(3), room: tea, seq: 0 };
      await place.must('read', anna, read);
      await place.must('read', anna, { room: tea, seq: 1 });
      expect(await place.must('read', anna, read)).toEqual({ seq: 0 });
      expect(await place.store.entries(anna)).toContainEqual(expect.objectContaining({ read: 1 }));
    });

    test('[D2] a room is made once though each attempt brings another id', async () => {
      const create = (id: string) => ({
        op: op(1),
        room: { id: room(id), kind: 'private' as const, name: 'Den', topic: '' },
        members: [{ user: anna, role: 'moderator' as const }],
      });
      const first = await place.must('createRoom', anna, create('den1'));
      expect(await place.must('createRoom', anna, create('den2'))).toEqual(first);
      expect(await place.store.room(room('den2'))).toBeUndefined();
    });

    test('[D2] the same operation with other content is a conflict', async () => {
      await place.must('edit', anna, { op: op(1), room: tea, seq: 1, text: 'two' });
      const other = { op: op(1), room: tea, seq: 1, text: 'three' };
      expect(await place.do('edit', anna, other)).toMatchObject({ ok: false, code: 'conflict' });
      expect(await place.do('delete', anna, { op: op(1), room: tea, seq: 1 })).toMatchObject({
        code: 'conflict',
      });
      expect(await place.store.message(tea, 1)).toMatchObject({ text: 'two' });
    });

    test('an operation belongs to its actor', async () => {
      const read = { op: op(1), room: tea, seq: 0 };
      await place.must('read', anna, read);
      expect(await place.must('read', ben, { ...read, seq: 1 })).toEqual({ seq: 1 });
    });

    test('what was refused may be tried again', async () => {
      const cleo = await place.arrive('cleo');
      const send = { op: op(1), room: tea, seq: 1, emoji: '👍', on: true };
      expect(await place.do('react', cleo, send)).toMatchObject({ code: 'forbidden' });
      await place.must('join', cleo, { room: tea, users: [cleo], unlessRemoved: true });
      expect(await place.do('react', cleo, send)).toMatchObject({ ok: true });
    });
  });
}
