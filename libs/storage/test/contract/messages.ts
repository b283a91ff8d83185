import { limits, type RoomId, type UserId } from '@parley/events';
import { face, message, type OpenStore, Place, room } from '../place.ts';

export function describeMessages(open: OpenStore): void {
  describe('messages', () => {
    let place: Place;
    let anna: UserId;
    let ben: UserId;
    let tea: RoomId;
    beforeEach(async () => {
      place = new Place(await open());
      anna = await place.arrive('anna');
      ben = await place.arrive('ben');
      // Room and two members: rev 3.
      tea = await place.channel('tea', anna, ben);
    });

    test('a message takes the next seq and the next rev, and moves its author along', async () => {
      const commit = await place.commit(
        place.make('send', anna, { at: 70, room: tea, id: message(1), text: 'hello' }),
        place.make('send', ben, { at: 60, room: tea, id: message(2), text: 'hi', alias: 'Benny' }),
      );
      const hello = { seq: 1, rev: 4, id: message(1), author: anna, text: 'hello', at: 70 };
      const hi = { seq: 2, rev: 5, id: message(2), author: ben, alias: 'Benny', text: 'hi', at: 60 };
      expect(commit).toEqual({
        results: [
          { ok: true, answer: { seq: 1, rev: 4, at: 70 } },
          { ok: true, answer: { seq: 2, rev: 5, at: 60 } },
        ],
        frames: [
          {
            room: tea,
            from: 3,
            to: 5,
            changes: [
              { kind: 'message', rev: 4, message: hello },
              { kind: 'message', rev: 5, message: hi },
            ],
            users: await place.store.users([anna, ben]),
          },
        ],
        reads: [
          { user: anna, room: tea, seq: 1 },
          { user: ben, room: tea, seq: 2 },
        ],
        users: [],
        preferences: [],
        endedSessions: [],
        reports: [],
        goneFiles: [],
      });
      expect(await place.store.message(tea, 2)).toEqual(hi);
      expect(await place.store.message(tea, 3)).toBeUndefined();
    });

    test('[D2] a second send of one id answers with the first place, in the same commit or later', async () => {
      const send = { room: tea, id: message(1), text: 'hello' };
      const first = { ok: true, answer: { seq: 1, rev: 4, at: 70 } };
      const commit = await place.commit(
        place.make('send', anna, { ...send, at: 70 }),
        place.make('send', anna, { ...send, at: 80 }),
      );
      expect(commit.results).toEqual([first, first]);
      expect(commit.frames).toMatchObject([{ from: 3, to: 4 }]);
      const later = await place.commit(place.make('send', anna, { ...send, at: 90 }));
      expect(later).toEqual({
        results: [first],
        frames: [],
        reads: [],
        preferences: [],
        users: [],
        endedSessions: [],
        reports: [],
        goneFiles: [],
      });
    });

    test('[D2] it does so after an edit, a deletion, and after its author has left', async () => {
      const send = { room: tea, id: message(1), text: 'hello' };
      const first = await place.must('send', anna, send);
      await place.must('edit', anna, { room: tea, seq: 1, text: 'changed' });
      await place.must('edit', anna, { room: tea, seq: 1, text: 'changed again' });
      expect(await place.must('send', anna, send)).toEqual(first);
      const edited = { ...send, text: 'changed again' };
      expect(await place.do('send', anna, edited)).toMatchObject({ code: 'conflict' });
      await place.must('delete', anna, { room: tea, seq: 1 });
      expect(await place.must('send', anna, send)).toEqual(first);
      expect(await place.do('send', anna, { ...send, text: '' })).toMatchObject({ code: 'conflict' });
      await place.must('part', anna, { room: tea, user: anna, state: 'left' });
      expect(await place.must('send', anna, send)).toEqual(first);
    });

    test('[D2] the same id with other content, author or room is a conflict', async () => {
      const other = await place.channel('other', anna, ben);
      const send = { room: tea, id: message(1), text: 'hello' };
      await place.must('send', anna, send);
      const conflict = { ok: false, code: 'conflict' };
      expect(await place.do('send', anna, { ...send, text: 'Hello' })).toMatchObject(conflict);
      expect(await place.do('send', ben, send)).toMatchObject(conflict);
      expect(await place.do('send', anna, { ...send, room: other })).toMatchObject(conflict);
      expect(await place.do('send', anna, { ...send, room: room('none') })).toMatchObject(conflict);
      expect(await place.store.room(other)).toMatchObject({ head: { seq: 0, rev: 3 } });
    });

    test('only members send, and only into rooms that exist', async () => {
      const cleo = await place.arrive('cleo');
      const send = { room: tea, id: message(1), text: 'hello' };
      expect(await place.do('send', cleo, send)).toMatchObject({ code: 'forbidden' });
      await place.must('part', anna, { room: tea, user: ben, state: 'removed' });
      expect(await place.do('send', ben, send)).toMatchObject({ code: 'forbidden' });
      expect(await place.do('send', anna, { ...send, room: room('none') })).toMatchObject({
        code: 'not_found',
      });
      expect(await place.must('send', anna, send)).toMatchObject({ seq: 1, rev: 5 });
    });

    test('[D3] seq and rev are dense in each room, over refusals, kinds of change and many rooms', async () => {
      const other = await place.channel('other', anna);
      const sends = Array.from({ length: 60 }, (_, n) =>
        place.make('send', n % 3 === 0 ? ben : anna, {
          room: n % 2 === 0 ? tea : other,
          id: message(n),
          text: `m${n}`,
        }),
      );
      const { results, frames } = await place.commit(...sends);
      // Ben is not in `other`: every third message of that room is refused.
      expect(results.filter(({ ok }) => !ok)).toHaveLength(10);
      for (const frame of frames) {
        const revs = frame.changes.map(({ rev }) => rev);
        expect(revs).toEqual(Array.from({ length: frame.to - frame.from }, (_, n) => frame.from + 1 + n));
        const { messages } = await place.store.history({ room: frame.room, limit: 100 });
        expect(messages.map(({ seq }) => seq)).toEqual(revs.map((_, n) => n + 1));
      }
      expect(await place.store.room(tea)).toMatchObject({ head: { seq: 30, rev: 33 } });
      expect(await place.store.room(other)).toMatchObject({ head: { seq: 20, rev: 22 } });
    });

    test('an edit gives a new text and a new rev, and keeps the place', async () => {
      const { at } = await place.say(anna, tea, 'hello');
      expect(await place.must('edit', anna, { at: 99, room: tea, seq: 1, text: 'hullo' })).toEqual({
        rev: 5,
      });
      expect(await place.store.message(tea, 1)).toMatchObject({
        seq: 1,
        rev: 5,
        at,
        text: 'hullo',
        editedAt: 99,
      });
      const same = place.make('edit', anna, { room: tea, seq: 1, text: 'hullo' });
      expect(await place.commit(same)).toMatchObject({ results: [{ answer: { rev: 5 } }], frames: [] });
    });

    test('a deletion empties the message for ever and takes one rev', async () => {
      const sent = await place.say(anna, tea, 'secret');
      await place.must('edit', anna, { room: tea, seq: 1, text: 'secrets' });
      await place.must('react', ben, { room: tea, seq: 1, emoji: face('👍'), on: true });
      const commit = await place.commit(place.make('delete', anna, { room: tea, seq: 1 }));
      const deleted = { seq: 1, rev: 7, id: message(1), author: anna, text: '', at: sent.at, deleted: true };
      expect(commit).toMatchObject({ results: [{ answer: { rev: 7 } }], frames: [{ from: 6, to: 7 }] });
      expect(commit.frames[0]?.changes).toEqual([{ kind: 'message', rev: 7, message: deleted }]);
      const { messages } = await place.store.history({ room: tea, limit: 5 });
      expect(messages).toEqual([{ ...deleted, reactions: [] }]);
      const { changes } = await place.store.changes({ room: tea, since: 3, limit: 10 });
      expect(changes).toEqual([{ kind: 'message', rev: 7, message: deleted }]);
    });

    test('nothing happens to a deleted message any more', async () => {
      await place.say(anna, tea, 'x');
      const { rev } = await place.must('delete', anna, { room: tea, seq: 1 });
      const at = { room: tea, seq: 1 };
      expect(await place.must('delete', ben, at)).toEqual({ rev });
      const gone = { ok: false, code: 'not_found' };
      expect(await place.do('edit', anna, { ...at, text: 'y' })).toMatchObject(gone);
      expect(await place.do('edit', anna, { ...at, text: '' })).toMatchObject(gone);
      for (const on of [true, false])
        expect(await place.do('react', ben, { ...at, emoji: face('👍'), on })).toMatchObject(gone);
      expect(await place.store.room(tea)).toMatchObject({ head: { seq: 1, rev } });
    });

    test('edit, delete, react and read are for members, of messages and rooms that exist', async () => {
      await place.say(anna, tea, 'x');
      const cleo = await place.arrive('cleo');
      const outcome = async (who: UserId, at: { room: RoomId; seq: number }) => [
        await place.do('edit', who, { ...at, text: 'y' }),
        await place.do('delete', who, at),
        await place.do('react', who, { ...at, emoji: face('👍'), on: true }),
      ];
      const all = (code: string) => Array.from({ length: 3 }, () => expect.objectContaining({ code }));
      expect(await outcome(cleo, { room: tea, seq: 1 })).toEqual(all('forbidden'));
      expect(await outcome(anna, { room: tea, seq: 2 })).toEqual(all('not_found'));
      expect(await outcome(anna, { room: room('none'), seq: 1 })).toEqual(all('not_found'));
      expect(await place.do('read', cleo, { room: tea, seq: 1 })).toMatchObject({ code: 'forbidden' });
      expect(await place.do('read', anna, { room: room('none'), seq: 1 })).toMatchObject({
        code: 'not_found',
      });
    });

    test('a reaction is set and taken back; saying it again takes no rev', async () => {
      await place.say(anna, tea, 'x');
      const react = (on: boolean) => place.must('react', ben, { room: tea, seq: 1, emoji: face('👍'), on });
      // Never set: there is nothing newer than the message.
      expect(await react(false)).toEqual({ rev: 4 });
      expect(await react(true)).toEqual({ rev: 5 });
      expect(await react(true)).toEqual({ rev: 5 });
      expect(await react(false)).toEqual({ rev: 6 });
      expect(await react(false)).toEqual({ rev: 6 });
      const { changes } = await place.store.changes({ room: tea, since: 4, limit: 10 });
      const off = { kind: 'reaction', rev: 6, seq: 1, user: ben, emoji: '👍', on: false };
      expect(changes).toEqual([off]);
    });

    test('reactions are grouped by emoji and user in a fixed order', async () => {
      await place.say(anna, tea, 'x');
      for (const [who, emoji] of [
        [ben, '👍'],
        [anna, '👍'],
        [ben, '❤️'],
        [anna, '🎉'],
      ] as const)
        await place.must('react', who, { room: tea, seq: 1, emoji: face(emoji), on: true });
      await place.must('react', anna, { room: tea, seq: 1, emoji: face('🎉'), on: false });
      const page = await place.store.history({ room: tea, limit: 5 });
      expect(page.messages[0]?.reactions).toEqual([
        { emoji: '❤️', users: [ben] },
        { emoji: '👍', users: [anna, ben] },
      ]);
    });

    test('one message holds so many different emoji and not one more', async () => {
      await place.say(anna, tea, 'x');
      const many = Array.from({ length: limits.reactionsPerMessage + 1 }, (_, n) =>
        face(String.fromCodePoint(0x1f400 + n)),
      );
      const last = many.pop() ?? '';
      for (const emoji of many) await place.must('react', anna, { room: tea, seq: 1, emoji, on: true });
      const one = { room: tea, seq: 1, emoji: last, on: true };
      expect(await place.do('react', ben, one)).toMatchObject({ code: 'conflict' });
      // One that is there already is no different one; one taken back makes room.
      const first = many[0] ?? '';
      expect(await place.do('react', ben, { ...one, emoji: first })).toMatchObject({ ok: true });
      for (const who of [anna, ben])
        await place.must('react', who, { room: tea, seq: 1, emoji: first, on: false });
      expect(await place.do('react', ben, one)).toMatchObject({ ok: true });
    });

    test('a read position goes forwards and back, at most to the head, and takes no rev', async () => {
      for (const text of ['1', '2', '3']) await place.say(anna, tea, text);
      const read = (seq: number) => place.commit(place.make('read', ben, { room: tea, seq }));
      expect(await read(2)).toEqual({
        results: [{ ok: true, answer: { seq: 2 } }],
        frames: [],
        reads: [{ user: ben, room: tea, seq: 2 }],
        users: [],
        preferences: [],
        endedSessions: [],
        reports: [],
        goneFiles: [],
      });
      expect(await read(2)).toMatchObject({ results: [{ answer: { seq: 2 } }], reads: [] });
      expect(await read(Number.MAX_SAFE_INTEGER)).toMatchObject({ results: [{ answer: { seq: 3 } }] });
      expect(await read(0)).toMatchObject({ reads: [{ seq: 0 }] });
      expect(await place.store.entries(ben)).toContainEqual(
        expect.objectContaining({ head: { seq: 3, rev: 6 }, read: 0 }),
      );
    });

    test('of read positions that move more than once in a commit the last is told', async () => {
      const commit = await place.commit(
        place.make('send', anna, { room: tea, id: message(1), text: '1' }),
        place.make('send', anna, { room: tea, id: message(2), text: '2' }),
        place.make('read', anna, { room: tea, seq: 1 }),
      );
      expect(commit.reads).toEqual([{ user: anna, room: tea, seq: 1 }]);
      expect(await place.store.memberships(anna)).toContainEqual(
        expect.objectContaining({ room: tea, read: 1 }),
      );
    });
  });
}
