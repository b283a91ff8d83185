import type { SecretHash } from '@parley/core';
import { GENERAL, type InviteId, limits, type RoomId, type UserId } from '@parley/events';
import { NEVER, type OpenStore, Place, session, user } from '../place.ts';

const hash = (name: string): SecretHash => name as SecretHash;
const inviteId = (name: string): InviteId => name as InviteId;

export function describeAccess(open: OpenStore): void {
  describe('ways in', () => {
    let place: Place;
    let anna: UserId;
    beforeEach(async () => {
      place = new Place(await open());
      anna = user('anna');
      await place.must('createUser', anna, {
        user: { id: anna, role: 'member', name: 'anna', nameKey: 'anna' },
        password: 'hash',
        session: { id: session('s-anna'), expiresAt: NEVER },
        rooms: [GENERAL],
      });
    });

    const invite = (name: string, bounds: { uses?: number; expiresAt?: number; rooms?: RoomId[] } = {}) =>
      place.do('createInvite', anna, {
        invite: { id: inviteId(name), secret: hash(`${name} secret`), rooms: [], ...bounds },
      });
    const comeBy = (name: string, id: string, at?: number) =>
      place.do('createUser', user(id), {
        user: { id: user(id), role: 'guest', name: id, nameKey: id },
        session: { id: session(`s-${id}`), expiresAt: NEVER },
        rooms: [GENERAL],
        invite: hash(`${name} secret`),
        ...(at !== undefined && { at }),
      });
    const rooms = async (id: string): Promise<readonly string[]> =>
      (await place.store.memberships(user(id)))
        .filter(({ state }) => state === 'joined')
        .map(({ room }) => room);

    test('an invite lets in as often as it says, and joins its rooms', async () => {
      const tea = await place.channel('tea', anna);
      await invite('one', { uses: 2, rooms: [tea] });
      expect(await comeBy('one', 'ben')).toMatchObject({ ok: true });
      expect(await rooms('ben')).toEqual([GENERAL, tea]);
      expect(await place.store.invites()).toMatchObject([{ id: 'one', uses: 2, used: 1, rooms: [tea] }]);
      expect(await comeBy('one', 'cleo')).toMatchObject({ ok: true });
      expect(await comeBy('one', 'dora')).toMatchObject({ ok: false, code: 'not_found' });
      expect(await place.store.users([user('dora')])).toEqual([]);
    });

    test('unknown, used up, expired, revoked: all let nobody in, alike', async () => {
      await invite('gone');
      await place.must('revokeInvite', anna, { invite: inviteId('gone') });
      await invite('late', { expiresAt: place.now + 10_000 });
      await invite('spent', { uses: 1 });
      await comeBy('spent', 'ben');
      const late = place.now + 100_000;
      const refused = [
        await comeBy('nothing', 'x'),
        await comeBy('gone', 'x'),
        await comeBy('spent', 'x'),
        await comeBy('late', 'x', late),
      ];
      expect(new Set(refused.map((result) => JSON.stringify(result))).size).toBe(1);
      for (const name of ['nothing', 'gone', 'spent', 'late'])
        expect(await place.store.invite(hash(`${name} secret`), late)).toBeUndefined();
      expect(await place.do('revokeInvite', anna, { invite: inviteId('gone') })).toMatchObject({
        code: 'not_found',
      });
    });

    test('an invite shows and joins no room that its maker is not in, unless it is a channel', async () => {
      const tea = await place.channel('tea', anna);
      const den = 'den' as RoomId;
      await place.arrive('ben');
      await place.must('createRoom', anna, {
        room: { id: den, kind: 'private', name: 'Den', topic: '' },
        members: [
          { user: anna, role: 'moderator' },
          { user: user('ben'), role: 'moderator' },
        ],
      });
      await invite('one', { rooms: [tea, den, 'nowhere' as RoomId] });
      const seen = async () =>
        (await place.store.invite(hash('one secret'), place.now))?.rooms.map(({ id }) => id);
      expect(await seen()).toEqual([tea, den]);
      await place.must('part', user('ben'), { room: den, user: anna, state: 'removed' });
      expect(await seen()).toEqual([tea]);
      await comeBy('one', 'cleo');
      expect(await rooms('cleo')).toEqual([GENERAL, tea]);
    });

    test('who is in already joins by it; who was removed does not, and no use is counted for nothing', async () => {
      const tea = await place.channel('tea', anna);
      const [ben, cleo] = [await place.arrive('ben'), await place.arrive('cleo')];
      await place.must('join', cleo, { room: tea, users: [cleo], unlessRemoved: true });
      await place.must('part', anna, { room: tea, user: cleo, state: 'removed' });
      await invite('one', { rooms: [tea] });
      const use = (id: UserId) => place.do('useInvite', id, { invite: hash('one secret') });
      expect(await use(ben)).toEqual({ ok: true, answer: { rooms: [tea] } });
      expect(await use(ben)).toEqual({ ok: true, answer: { rooms: [] } });
      expect(await use(cleo)).toEqual({ ok: true, answer: { rooms: [] } });
      expect(await place.store.invites()).toMatchObject([{ used: 1 }]);
      const unknown = { invite: hash('unknown') };
      expect(await place.do('useInvite', ben, unknown)).toMatchObject({ code: 'not_found' });
    });

    test('spent invites make room for new ones; there are never too many', async () => {
      await invite('spent', { uses: 1 });
      await comeBy('spent', 'ben');
      await invite('expired', { expiresAt: place.now + 1_500 });
      for (let n = 0; n < limits.invites; n += 1) expect(await invite(`i${n}`)).toMatchObject({ ok: true });
      expect(await invite('more')).toMatchObject({ code: 'conflict' });
      expect(await place.store.invites()).toHaveLength(limits.invites);
    });

    const codes = (proof: string, ...names: readonly string[]) =>
      place.do('setRecoveryCodes', anna, { proof, codes: names.map(hash) });
    const recover = (secret: string, name: string, at?: number) =>
      place.commit(
        place.make('recover', anna, {
          secret: hash(secret),
          password: `password of ${name}`,
          session: { id: session(name), expiresAt: NEVER },
          ...(at !== undefined && { at }),
        }),
      );

    test('a code lets in once, with a new password, and ends every other session', async () => {
      expect(await codes('wrong', 'c1')).toMatchObject({ code: 'forbidden' });
      await codes('hash', 'c1', 'c2');
      expect(await place.store.recoveryCodes(anna)).toBe(2);
      const commit = await recover('c1', 'new');
      expect(commit.results).toMatchObject([{ ok: true, answer: { user: { id: anna } } }]);
      expect(commit.endedSessions).toEqual([{ session: 's-anna', reason: 'signed_out' }]);
      expect(await place.store.credentials({ user: anna })).toMatchObject({ password: 'password of new' });
      expect((await place.store.sessions(anna, place.now)).map(({ id }) => id)).toEqual(['new']);
      expect((await recover('c1', 'again')).results).toMatchObject([{ code: 'not_found' }]);
      expect(await place.store.recoveryCodes(anna)).toBe(1);
      await codes('password of new', 'd1');
      expect((await recover('c2', 'old')).results).toMatchObject([{ code: 'not_found' }]);
    });

    test('a link lets in once, until it expires or another is made; a guest gets none', async () => {
      const gus = await place.arrive('gus');
      const link = (to: UserId, secret: string, expiresAt: number) =>
        place.do('createRecovery', gus, { user: to, secret: hash(secret), expiresAt });
      expect(await link(gus, 'g', NEVER)).toMatchObject({ code: 'conflict' });
      expect(await link(user('nobody'), 'n', NEVER)).toMatchObject({ code: 'not_found' });
      const until = place.now + 50_000;
      await link(anna, 'l1', until);
      await link(anna, 'l2', until);
      expect((await recover('l1', 'a')).results).toMatchObject([{ code: 'not_found' }]);
      expect((await recover('l2', 'b', until)).results).toMatchObject([{ code: 'not_found' }]);
      expect((await recover('l2', 'c', until - 1)).results).toMatchObject([{ ok: true }]);
      expect((await recover('l2', 'd', until - 1)).results).toMatchObject([{ code: 'not_found' }]);
    });
  });
}
