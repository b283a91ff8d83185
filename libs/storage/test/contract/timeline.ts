import type { RoomId, UserId } from '@parley/events';
import type { HistoryQuery } from '@parley/core';
import { type OpenStore, Place, room } from '../place.ts';

export function describeTimeline(open: OpenStore): void {
  describe('history', () => {
    let place: Place;
    let anna: UserId;
    let tea: RoomId;
    beforeEach(async () => {
      place = new Place(await open());
      anna = await place.arrive('anna');
      tea = await place.channel('tea', anna);
      for (let seq = 1; seq <= 10; seq += 1) await place.say(anna, tea, `m${seq}`);
    });

    const everything = 10;
    const huge = Number.MAX_SAFE_INTEGER;
    /** Query, seqs of the page, hasBefore, hasAfter. */
    const pages: [Omit<HistoryQuery, 'room'>, number[], boolean, boolean][] = [
      [{ limit: 3 }, [8, 9, 10], true, false],
      [{ limit: 100 }, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], false, false],
      [{ before: 5, limit: 2 }, [3, 4], true, true],
      [{ before: 3, limit: 5 }, [1, 2], false, true],
      [{ before: 1, limit: 5 }, [], false, true],
      [{ before: 0, limit: 5 }, [], false, true],
      [{ before: -7, limit: 5 }, [], false, true],
      [{ before: huge, limit: 2 }, [9, 10], true, false],
      [{ before: 11, limit: everything }, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], false, false],
      [{ after: 5, limit: 2 }, [6, 7], true, true],
      [{ after: 8, limit: 5 }, [9, 10], true, false],
      [{ after: 10, limit: 5 }, [], true, false],
      [{ after: huge, limit: 5 }, [], true, false],
      [{ after: 0, limit: 2 }, [1, 2], false, true],
      [{ after: -7, limit: 2 }, [1, 2], false, true],
      [{ around: 5, limit: 3 }, [4, 5, 6], true, true],
      [{ around: 5, limit: 4 }, [3, 4, 5, 6], true, true],
      [{ around: 5, limit: 1 }, [5], true, true],
      [{ around: 1, limit: 3 }, [1, 2, 3], false, true],
      [{ around: 10, limit: 3 }, [8, 9, 10], true, false],
      [{ around: 0, limit: 3 }, [1, 2, 3], false, true],
      [{ around: huge, limit: 3 }, [8, 9, 10], true, false],
      [{ around: -7, limit: 100 }, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], false, false],
    ];
    test('a page begins and ends where its query says, also for absurd queries', async () => {
      for (const [query, seqs, hasBefore, hasAfter] of pages) {
        const page = await place.store.history({ room: tea, ...query });
        const found = [query, page.messages.map(({ seq }) => seq), page.hasBefore, page.hasAfter];
        expect(found).toEqual([query, seqs, hasBefore, hasAfter]);
        expect(page.rev).toBe(12);
      }
    });

    test('[H5] a page around a time begins with what was sent then or later, or ends the room', async () => {
      const dated = await place.channel('dated', anna);
      for (const at of [1_000, 2_000, 2_000, 5_000])
        await place.must('send', anna, { at, room: dated, id: place.nextMessage(), text: `at ${at}` });
      const seqAt = async (at: number) =>
        (await place.store.history({ room: dated, at, limit: 1 })).messages.map(({ seq }) => seq);
      expect(await seqAt(0)).toEqual([1]);
      expect(await seqAt(1_000)).toEqual([1]);
      expect(await seqAt(1_001)).toEqual([2]);
      expect(await seqAt(2_001)).toEqual([4]);
      expect(await seqAt(9_999)).toEqual([4]);
      const page = await place.store.history({ room: dated, at: 1_500, limit: 3 });
      expect([page.messages.map(({ seq }) => seq), page.hasBefore, page.hasAfter]).toEqual([
        [1, 2, 3],
        false,
        true,
      ]);
    });

    test('a room without messages has an empty page for every query', async () => {
      const empty = await place.channel('empty', anna);
      for (const at of [{}, { before: 5 }, { after: 5 }, { around: 5 }, { at: 5 }])
        expect(await place.store.history({ room: empty, ...at, limit: 5 })).toEqual({
          rev: 2,
          messages: [],
          hasBefore: false,
          hasAfter: false,
          users: [],
        });
    });

    test('a page brings its authors and reactors, each once', async () => {
      const [ben, cleo] = [await place.arrive('ben'), await place.arrive('cleo')];
      for (const who of [ben, cleo])
        await place.must('join', who, { room: tea, users: [who], unlessRemoved: true });
      await place.say(ben, tea, 'm11');
      await place.must('react', cleo, { room: tea, seq: 11, emoji: '👍', on: true });
      await place.must('react', ben, { room: tea, seq: 11, emoji: '👍', on: true });
      await place.must('react', anna, { room: tea, seq: 10, emoji: '👍', on: true });
      const { users } = await place.store.history({ room: tea, after: 10, limit: 5 });
      expect(users).toEqual(await place.store.users([ben, cleo]));
    });
  });

  describe('changes', () => {
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
      await place.must('react', ben, { room: tea, seq: 1, emoji: '👍', on: true });
      await place.must('updateRoom', anna, { room: tea, topic: 'Green' });
      await place.must('edit', anna, { room: tea, seq: 1, text: 'uno' });
      await place.must('part', ben, { room: tea, user: ben, state: 'left' });
    });

    test('every facet comes once, in its state now, in order of rev', async () => {
      const all = await place.store.changes({ room: tea, since: 0, limit: 100 });
      expect(all.changes).toMatchObject([
        { kind: 'member', rev: 2, member: { user: anna, state: 'joined' } },
        { kind: 'reaction', rev: 5, user: ben, on: true },
        { kind: 'room', rev: 6, room: { topic: 'Green' } },
        { kind: 'message', rev: 7, message: { text: 'uno' } },
        { kind: 'member', rev: 8, member: { user: ben, state: 'left' } },
      ]);
      expect(all).toMatchObject({ kind: 'changes', to: 8, more: false });
      expect(all.users).toEqual(await place.store.users([anna, ben]));
    });

    test('a page ends at its last change; the pages together are everything', async () => {
      const whole = await place.store.changes({ room: tea, since: 0, limit: 100 });
      for (const limit of [1, 2, 3, 4, 5]) {
        const collected = [];
        let since = 0;
        for (let more = true; more;) {
          const page = await place.store.changes({ room: tea, since, limit });
          expect(page.changes.length).toBeLessThanOrEqual(limit);
          if (page.more) expect(page.to).toBe(page.changes.at(-1)?.rev);
          collected.push(...page.changes);
          ({ more, to: since } = page);
        }
        expect(collected).toEqual(whole.changes);
        expect(since).toBe(8);
      }
    });

    test('who is up to date, or beyond, gets nothing and the head', async () => {
      const nothing = { kind: 'changes', to: 8, changes: [], users: [], more: false };
      for (const since of [8, 9, Number.MAX_SAFE_INTEGER])
        expect(await place.store.changes({ room: tea, since, limit: 5 })).toEqual(nothing);
    });

    test('users are those whom the page names', async () => {
      const page = await place.store.changes({ room: tea, since: 7, limit: 5 });
      expect(page.users).toEqual(await place.store.users([ben]));
    });

    test('the people of a direct room come with it', async () => {
      const cleo = await place.arrive('cleo');
      const den = room('den');
      await place.must('createRoom', anna, {
        room: { id: den, kind: 'direct', name: '', topic: '', people: [anna, ben, cleo] },
        key: 'direct:anna,ben,cleo',
        members: [{ user: anna, role: 'member' }],
      });
      const page = await place.store.changes({ room: den, since: 0, limit: 1 });
      expect(page.users).toEqual(await place.store.users([anna, ben, cleo]));
    });

    test('a frame says what a catch-up from before it would say', async () => {
      const { head } = (await place.store.room(tea)) ?? { head: { rev: 0 } };
      await place.say(anna, tea, 'two');
      const commit = await place.commit(
        place.make('react', anna, { room: tea, seq: 2, emoji: '🎉', on: true }),
        place.make('edit', anna, { room: tea, seq: 2, text: 'dos' }),
        place.make('edit', anna, { room: tea, seq: 2, text: 'due' }),
        place.make('delete', anna, { room: tea, seq: 2 }),
        place.make('react', anna, { room: tea, seq: 1, emoji: '🎉', on: true }),
        place.make('react', anna, { room: tea, seq: 1, emoji: '🎉', on: false }),
      );
      const [frame] = commit.frames;
      expect(frame).toMatchObject({ from: head.rev + 1, to: head.rev + 7 });
      const { changes, users } = await place.store.changes({ room: tea, since: head.rev + 1, limit: 100 });
      expect(frame?.changes).toEqual(changes);
      expect(frame?.users).toEqual(users);
      // What was said and taken back within one commit leaves with nobody.
      expect(JSON.stringify(commit)).not.toMatch(/dos|due/);
    });
  });
}
