import type { AuditNote } from '@parley/core';
import { GENERAL, type Member, type RoomId, type UserId } from '@parley/events';
import { type OpenStore, Place, room, user } from '../place.ts';

export function describeModeration(open: OpenStore): void {
  describe('moderation', () => {
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
    const memberOf = async (who: UserId): Promise<Member | undefined> =>
      (await place.store.members({ room: tea, limit: 50 })).members.find((member) => member.user === who);
    const say = (who: UserId, at?: number) =>
      place.do('send', who, {
        room: tea,
        id: place.nextMessage(),
        text: 'hi',
        ...(at !== undefined && { at }),
      });

    test('a role is a change of the member; the same one takes no rev', async () => {
      const make = place.make('setRole', anna, { room: tea, user: ben, role: 'moderator' });
      const commit = await place.commit(make);
      const member = { user: ben, rev: 4, role: 'moderator', state: 'joined' };
      expect(commit.results).toEqual([{ ok: true, answer: { rev: 4 } }]);
      expect(commit.frames).toMatchObject([
        { from: 3, to: 4, changes: [{ kind: 'member', rev: 4, member }] },
      ]);
      expect(await memberOf(ben)).toEqual(member);
      expect(await place.store.memberships(ben)).toContainEqual(
        expect.objectContaining({ room: tea, role: 'moderator' }),
      );
      expect(await place.must('setRole', anna, { room: tea, user: ben, role: 'moderator' })).toEqual({
        rev: 4,
      });
      expect(await place.must('setRole', anna, { room: tea, user: ben, role: 'member' })).toEqual({ rev: 5 });
    });

    test('only who is joined gets a role or is muted', async () => {
      for (const who of [adam, user('nobody')]) {
        const role = { room: tea, user: who, role: 'moderator' as const };
        expect(await place.do('setRole', anna, role)).toMatchObject({ code: 'not_found' });
        const mute = { room: tea, user: who, until: 9_000_000_000_009 };
        expect(await place.do('mute', anna, mute)).toMatchObject({ code: 'not_found' });
      }
      const nowhere = { room: room('none'), user: ben, until: null };
      expect(await place.do('mute', anna, nowhere)).toMatchObject({ code: 'not_found' });
    });

    test('[M1] an admin acts in a channel without being in it; a stranger does not', async () => {
      const [cleo, dora] = [await place.arrive('cleo'), await place.arrive('dora')];
      const den = room('den');
      await place.must('createRoom', anna, {
        room: { id: den, kind: 'private', name: 'den', topic: '' },
        members: [
          { user: anna, role: 'moderator' },
          { user: ben, role: 'member' },
        ],
      });
      const { seq } = await place.say(ben, tea, 'spam');
      const acts = (where: RoomId) =>
        [
          ['updateRoom', { room: where, topic: 'Black' }],
          ['setRole', { room: where, user: ben, role: 'moderator' }],
          ['mute', { room: where, user: ben, until: 9_000_000_000_050 }],
          ['join', { room: where, users: [dora], unlessRemoved: false }],
          ['delete', { room: where, seq }],
          ['part', { room: where, user: ben, state: 'removed' }],
        ] as const;
      for (const [kind, brief] of acts(tea)) {
        expect(await place.do(kind, cleo, brief)).toMatchObject({ code: 'forbidden' });
        expect([kind, await place.do(kind, adam, brief)]).toMatchObject([kind, { ok: true }]);
      }
      for (const [kind, brief] of acts(den))
        expect([kind, await place.do(kind, adam, brief)]).toMatchObject([kind, { code: 'forbidden' }]);
    });

    test('[M3] who is muted can not send, edit or react until then, and is told for how long', async () => {
      const { seq } = await place.say(ben, tea, 'before');
      const until = place.now + 60_000;
      const commit = await place.commit(place.make('mute', anna, { room: tea, user: ben, until }));
      expect(commit.frames).toMatchObject([
        { changes: [{ kind: 'member', member: { user: ben, state: 'joined', mutedUntil: until } }] },
      ]);
      const at = until - 10_000;
      const refused = { ok: false, code: 'forbidden', retryAfterMs: 10_000 };
      expect(await say(ben, at)).toMatchObject(refused);
      expect(await place.do('edit', ben, { room: tea, seq, text: 'x', at })).toMatchObject(refused);
      const face = { room: tea, seq, emoji: '👍', on: true };
      expect(await place.do('react', ben, { ...face, at })).toMatchObject(refused);
      expect(await place.do('delete', ben, { room: tea, seq, at })).toMatchObject({ ok: true });
      expect(await say(ben, until)).toMatchObject({ ok: true });
      const entry = (await place.store.entries(ben)).find((each) => each.room.id === tea);
      expect(entry).toMatchObject({ mutedUntil: until });
    });

    test('[M3] a mute outlasts leaving and coming back; null ends it', async () => {
      const until = place.now + 1_000_000;
      await place.must('mute', anna, { room: tea, user: ben, until });
      await place.must('part', ben, { room: tea, user: ben, state: 'left' });
      await place.must('join', ben, { room: tea, users: [ben], unlessRemoved: true });
      expect(await memberOf(ben)).toMatchObject({ mutedUntil: until });
      expect(await say(ben)).toMatchObject({ code: 'forbidden' });
      await place.must('mute', anna, { room: tea, user: ben, until: null });
      expect(await memberOf(ben)).not.toHaveProperty('mutedUntil');
      expect(await say(ben)).toMatchObject({ ok: true });
    });

    test('[D2] a second send of one id answers with the first place, muted or not', async () => {
      const sent = { room: tea, id: place.nextMessage(), text: 'once' };
      const first = await place.must('send', ben, sent);
      await place.must('mute', anna, { room: tea, user: ben, until: place.now + 1_000_000 });
      expect(await place.must('send', ben, sent)).toEqual(first);
      await place.must('updateRoom', anna, { room: tea, readOnly: true });
      expect(await place.must('send', ben, sent)).toEqual(first);
    });

    test('a room’s pace is a facet of the room, and goes when it is ended', async () => {
      const { room: slow } = await place.must('updateRoom', anna, { room: tea, slowModeSeconds: 30 });
      expect(slow).toMatchObject({ slowModeSeconds: 30, rev: 4 });
      expect(slow).not.toHaveProperty('readOnly');
      const both = await place.must('updateRoom', anna, { room: tea, readOnly: true });
      expect(both.room).toMatchObject({ slowModeSeconds: 30, readOnly: true, rev: 5 });
      expect(
        await place.must('updateRoom', anna, { room: tea, readOnly: true, slowModeSeconds: 30 }),
      ).toEqual(both);
      const off = { room: tea, readOnly: false, slowModeSeconds: 0 };
      const { room: plain } = await place.must('updateRoom', anna, off);
      expect(plain).not.toHaveProperty('slowModeSeconds');
      expect(plain).not.toHaveProperty('readOnly');
      expect((await place.store.room(tea))?.room).toEqual(plain);
    });

    test('[M9] in an archived room nobody writes or reacts, not even who leads it, until it is taken out again', async () => {
      const { seq } = await place.say(ben, tea, 'before');
      const { room: kept } = await place.must('updateRoom', anna, { room: tea, archived: true });
      expect(kept).toMatchObject({ archived: true });
      expect((await place.store.room(tea))?.room).toEqual(kept);
      const face = { room: tea, seq, emoji: '👍', on: true };
      for (const who of [anna, ben]) {
        expect(await say(who)).toMatchObject({ code: 'forbidden' });
        expect(await place.do('react', who, face)).toMatchObject({ code: 'forbidden' });
      }
      expect(await place.do('edit', ben, { room: tea, seq, text: 'x' })).toMatchObject({ code: 'forbidden' });
      expect(await place.do('pin', anna, { room: tea, seq, on: true })).toMatchObject({ code: 'forbidden' });
      expect(await place.do('delete', ben, { room: tea, seq })).toMatchObject({ ok: true });
      const { room: again } = await place.must('updateRoom', anna, { room: tea, archived: false });
      expect(again).not.toHaveProperty('archived');
      expect(await say(ben)).toMatchObject({ ok: true });
    });

    test('[M4] in a read-only room only who leads it writes; who writes there can react', async () => {
      const { seq } = await place.say(ben, tea, 'before');
      await place.must('join', adam, { room: tea, users: [adam], unlessRemoved: true });
      await place.must('updateRoom', anna, { room: tea, readOnly: true });
      expect(await say(ben)).toMatchObject({ code: 'forbidden' });
      expect(await place.do('edit', ben, { room: tea, seq, text: 'x' })).toMatchObject({ code: 'forbidden' });
      const face = { room: tea, seq, emoji: '👍', on: true };
      expect(await place.do('react', ben, face)).toMatchObject({ ok: true });
      expect(await say(anna)).toMatchObject({ ok: true });
      expect(await say(adam)).toMatchObject({ ok: true });
    });

    test('[M5] in slow mode each waits for themself, in one commit too; who leads does not', async () => {
      await place.must('updateRoom', anna, { room: tea, slowModeSeconds: 30 });
      const at = place.now + 1_000;
      const message = (who: UserId, when: number) =>
        place.make('send', who, { room: tea, id: place.nextMessage(), text: 'hi', at: when });
      const twice = [message(ben, at), message(ben, at + 1), message(anna, at), message(anna, at)];
      const { results } = await place.commit(...twice);
      expect(results.map(({ ok }) => ok)).toEqual([true, false, true, true]);
      expect(results[1]).toMatchObject({ code: 'rate_limited', retryAfterMs: 29_999 });
      expect(await say(ben, at + 29_999)).toMatchObject({ code: 'rate_limited', retryAfterMs: 1 });
      expect(await say(ben, at + 30_000)).toMatchObject({ ok: true });
      await place.must('updateRoom', anna, { room: tea, slowModeSeconds: 0 });
      expect(await say(ben, at + 30_001)).toMatchObject({ ok: true });
    });

    test('[B2] in slow mode who leads waits too when they speak as a member', async () => {
      await place.must('updateRoom', anna, { room: tea, slowModeSeconds: 30 });
      const message = (asMember?: true) =>
        place.make('send', anna, { room: tea, id: place.nextMessage(), text: 'hi', asMember });
      const { results } = await place.commit(message(), message(true), message());
      expect(results.map(({ ok }) => ok)).toEqual([true, false, true]);
    });

    test('[M5] a clock that was set back makes nobody wait for it', async () => {
      await place.must('updateRoom', anna, { room: tea, slowModeSeconds: 30 });
      expect(await say(ben, 900_000_000)).toMatchObject({ ok: true });
      expect(await say(ben, 1_000_000)).toMatchObject({ ok: true });
    });

    test('[M2] only who leads the room lets somebody in again who was removed', async () => {
      const cleo = await place.arrive('cleo');
      await place.must('join', cleo, { room: tea, users: [cleo], unlessRemoved: true });
      await place.must('part', anna, { room: tea, user: cleo, state: 'removed' });
      const invite = { room: tea, users: [cleo], unlessRemoved: false };
      expect(await place.do('join', ben, invite)).toMatchObject({ code: 'forbidden' });
      expect(await place.do('join', adam, invite)).toMatchObject({ ok: true });
    });

    test('who has left can still be removed, once, and then can not come back alone', async () => {
      await place.must('part', ben, { room: tea, user: ben, state: 'left' });
      const removal = { room: tea, user: ben, state: 'removed' as const };
      const { rev } = await place.must('part', anna, removal);
      expect(await place.must('part', anna, removal)).toEqual({ rev });
      expect(await place.store.room(tea)).toMatchObject({ head: { rev } });
      const listed = await place.store.listRooms({ user: anna, query: 'tea', limit: 5 });
      expect(listed.rooms).toMatchObject([{ members: 1 }]);
      expect(await place.do('join', ben, { room: tea, users: [ben], unlessRemoved: true })).toMatchObject({
        code: 'forbidden',
      });
      expect(await place.do('part', ben, { room: tea, user: ben, state: 'left' })).toMatchObject({
        code: 'not_found',
      });
    });

    describe('a report', () => {
      const make = (by: UserId, seq: number) => ({ room: tea, seq, reason: `says ${by}` });
      const open = { resolved: false, limit: 5 };

      test('[M8] keeps the message as it was, until it is resolved', async () => {
        const { seq } = await place.say(ben, tea, 'spam');
        expect(await place.must('report', anna, make(anna, seq))).toEqual({ report: 1 });
        const at = place.now;
        await place.must('edit', ben, { room: tea, seq, text: 'innocent' });
        await place.must('delete', ben, { room: tea, seq });
        const told = { id: 1, at, by: anna, room: tea, seq, author: ben, text: 'spam', reason: 'says anna' };
        expect(await place.store.reports(open)).toEqual({
          reports: [told],
          users: await place.store.users([anna, ben]),
          more: false,
          open: 1,
        });
        const { report } = await place.must('resolveReport', adam, { report: 1, outcome: 'handled' });
        expect(report).toEqual({
          ...told,
          text: '',
          resolved: { at: place.now, by: adam, outcome: 'handled' },
        });
        expect(await place.store.report(1)).toEqual(report);
        expect(await place.store.reports(open)).toMatchObject({ reports: [] });
        expect(await place.store.reports({ ...open, resolved: true })).toMatchObject({ reports: [report] });
        const again = await place.must('resolveReport', anna, { report: 1, outcome: 'dismissed' });
        expect(again).toEqual({ report });
      });

      test('[M8] is one for each person and message, as long as it is open', async () => {
        const { seq } = await place.say(ben, tea, 'spam');
        await place.must('report', anna, make(anna, seq));
        expect(await place.do('report', anna, make(anna, seq))).toMatchObject({ code: 'conflict' });
        expect(await place.must('report', adam, make(adam, seq))).toEqual({ report: 2 });
        await place.must('resolveReport', adam, { report: 1, outcome: 'dismissed' });
        expect(await place.must('report', anna, make(anna, seq))).toEqual({ report: 3 });
      });

      test('[M8] is for who can read the message, and needs one', async () => {
        const { seq } = await place.say(ben, tea, 'spam');
        await place.must('part', anna, { room: tea, user: ben, state: 'removed' });
        expect(await place.do('report', ben, make(ben, seq))).toMatchObject({ code: 'forbidden' });
        expect(await place.do('report', anna, make(anna, 9))).toMatchObject({ code: 'not_found' });
        await place.must('delete', anna, { room: tea, seq });
        expect(await place.do('report', anna, make(anna, seq))).toMatchObject({ code: 'not_found' });
        expect(await place.do('resolveReport', anna, { report: 9, outcome: 'handled' })).toMatchObject({
          code: 'not_found',
        });
        expect(await place.store.report(9)).toBeUndefined();
      });

      test('[M8] is listed by room and without what is about oneself, in pages, the newest first', async () => {
        await place.say(ben, tea, 'one');
        await place.say(anna, tea, 'two');
        await place.say(ben, GENERAL, 'three');
        for (const seq of [1, 2]) await place.must('report', adam, make(adam, seq));
        await place.must('report', adam, { room: GENERAL, seq: 1, reason: 'there' });
        const ids = async (query: object) =>
          (await place.store.reports({ ...open, ...query })).reports.map(({ id }) => id);
        expect(await ids({})).toEqual([3, 2, 1]);
        expect(await ids({ rooms: [tea] })).toEqual([2, 1]);
        expect(await ids({ rooms: [] })).toEqual([]);
        expect(await ids({ rooms: [tea], except: anna })).toEqual([1]);
        expect(await place.store.reports({ ...open, limit: 2 })).toMatchObject({
          reports: [{ id: 3 }, { id: 2 }],
          more: true,
        });
        expect(await ids({ before: 2 })).toEqual([1]);
      });
    });

    test('[M8] a commit tells of which room and whose message reports are new or resolved, once', async () => {
      const { seq } = await place.say(ben, tea, 'spam');
      const news = [{ room: tea, about: ben }];
      const made = place.make('report', anna, { room: tea, seq, reason: 'Advertising' });
      expect((await place.commit(made)).reports).toEqual(news);
      const again = place.make('report', anna, { room: tea, seq, reason: 'Advertising' });
      expect((await place.commit(again)).reports).toEqual([]);
      const resolve = () => place.make('resolveReport', adam, { report: 1, outcome: 'handled' });
      expect((await place.commit(resolve())).reports).toEqual(news);
      expect((await place.commit(resolve())).reports).toEqual([]);
    });

    test('[M8] how many are open is told of the rooms and the others asked for, on every page', async () => {
      await place.say(ben, tea, 'one');
      await place.say(anna, tea, 'two');
      await place.say(ben, GENERAL, 'three');
      for (const [where, seq] of [
        [tea, 1],
        [tea, 2],
        [GENERAL, 1],
      ] as const)
        await place.must('report', adam, { room: where, seq, reason: 'so' });
      const open = async (query: object) =>
        (await place.store.reports({ resolved: false, limit: 1, ...query })).open;
      expect(await open({})).toBe(3);
      expect(await open({ before: 2 })).toBe(3);
      expect(await open({ rooms: [tea] })).toBe(2);
      expect(await open({ rooms: [tea], except: anna })).toBe(1);
      expect(await open({ rooms: [] })).toBe(0);
      await place.must('resolveReport', adam, { report: 1, outcome: 'handled' });
      expect(await open({ resolved: true })).toBe(2);
    });

    describe('the audit log', () => {
      const note = (action: string, details?: AuditNote['details']): AuditNote => ({
        action,
        target: { user: ben, room: tea },
        details,
      });
      const mute = (until: number, audit: AuditNote) =>
        place.make('mute', anna, { room: tea, user: ben, until, audit });

      test('[M6] has what succeeded, in order, the newest first, with the people it names', async () => {
        await place.commit(
          mute(9_000_000_000_050, note('room:mute', { until: 9_000_000_000_050 })),
          mute(9_000_000_000_060, note('room:mute')),
        );
        const at = place.now;
        const all = await place.store.audit({ limit: 5 });
        expect(all.entries).toEqual([
          { id: 2, at, actor: anna, action: 'room:mute', target: { user: ben, room: tea }, details: {} },
          expect.objectContaining({ id: 1, details: { until: 9_000_000_000_050 } }),
        ]);
        expect(all.users).toEqual(await place.store.users([anna, ben]));
        expect(all.more).toBe(false);
        const page = await place.store.audit({ limit: 1 });
        expect(page).toMatchObject({ entries: [{ id: 2 }], more: true });
        expect(await place.store.audit({ before: 2, limit: 1 })).toMatchObject({
          entries: [{ id: 1 }],
          more: false,
        });
      });

      test('[M6] has nothing of what was refused, and one entry for a repetition', async () => {
        const stranger = user('nobody');
        await place.do('mute', anna, {
          room: tea,
          user: stranger,
          until: 9_000_000_000_005,
          audit: note('room:mute'),
        });
        const op = place.nextOp();
        for (const details of [{ until: 9_000_000_000_005 }, { until: 9_000_000_000_006 }])
          await place.must('mute', anna, {
            op,
            room: tea,
            user: ben,
            until: 9_000_000_000_005,
            audit: note('room:mute', details),
          });
        expect((await place.store.audit({ limit: 5 })).entries).toMatchObject([
          { id: 1, details: { until: 9_000_000_000_005 } },
        ]);
      });
    });
  });
}
