import { limits, type UserId, tokenId } from '@parley/events';
import { type OpenStore, Place, session, user } from '../place.ts';

const token = (name: string, bot: UserId, more: { readonly expiresAt?: number } = {}) => ({
  id: tokenId.parse(`t-${name}`),
  session: session(`hash of ${name}`),
  bot,
  name,
  scopes: ['read' as const, 'write' as const],
  ...more,
});

export function describeTokens(open: OpenStore): void {
  describe('bots and tokens', () => {
    let place: Place;
    let anna: UserId;
    let bot: UserId;
    beforeEach(async () => {
      place = new Place(await open());
      anna = await place.arrive('anna');
      bot = await makeBot('clock');
    });

    async function makeBot(name: string): Promise<UserId> {
      const id = user(name);
      await place.must('createUser', anna, { user: { id, role: 'bot', name, nameKey: name }, rooms: [] });
      return id;
    }

    test('all bots are listed, and nobody else', async () => {
      await makeBot('abacus');
      expect((await place.store.bots()).map(({ id, role }) => [id, role])).toEqual([
        ['abacus', 'bot'],
        ['clock', 'bot'],
      ]);
    });

    test('a repeated creation with one op makes one bot, whatever id the server had made', async () => {
      const op = place.nextOp();
      const make = (id: string, name: string) =>
        place.must('createUser', anna, {
          op,
          user: { id: user(id), role: 'bot', name, nameKey: name },
          rooms: [],
        });
      expect(await make('again', 'tide')).toEqual(await make('tide', 'tide'));
      await expect(make('other', 'other')).rejects.toThrow('conflict');
      expect((await place.store.bots()).map(({ id }) => id)).toEqual(['again', 'clock']);
    });

    test('a token is a session of its bot, with its scopes and without an end', async () => {
      const created = token('office', bot);
      await place.must('createToken', anna, { at: 5_000_000, token: created });
      expect(await place.store.session(created.session, 8_000_000_000_000)).toEqual({
        id: created.session,
        user: { id: bot, role: 'bot', name: 'clock', changedAt: expect.any(Number) },
        createdAt: 5_000_000,
        expiresAt: undefined,
        token: { scopes: ['read', 'write'], usedAt: undefined },
      });
      const listed = { id: created.id, bot, name: 'office', scopes: ['read', 'write'] };
      expect(await place.store.tokens(bot)).toEqual([
        { session: created.session, token: { ...listed, createdAt: 5_000_000, createdBy: anna } },
      ]);
      expect(await place.store.tokens(anna)).toEqual([]);
    });

    test('a token ends at its time, and stays in the list', async () => {
      const created = token('office', bot, { expiresAt: 9_000_000 });
      await place.must('createToken', anna, { token: created });
      expect((await place.store.session(created.session, 8_999_999))?.expiresAt).toBe(9_000_000);
      expect(await place.store.session(created.session, 9_000_000)).toBeUndefined();
      expect(await place.store.tokens(bot)).toMatchObject([{ token: { expiresAt: 9_000_000 } }]);
    });

    test('a revoked token is told as an ended session, once', async () => {
      const created = token('office', bot);
      await place.must('createToken', anna, { token: created });
      const commit = await place.commit(place.make('revokeToken', anna, { token: created.id }));
      expect(commit).toMatchObject({
        results: [{ ok: true, answer: {} }],
        endedSessions: [{ session: created.session, reason: 'signed_out' }],
      });
      expect(await place.store.session(created.session, place.now)).toBeUndefined();
      expect(await place.store.tokens(bot)).toEqual([]);
      const again = await place.commit(place.make('revokeToken', anna, { token: created.id }));
      expect(again).toMatchObject({ results: [{ code: 'not_found' }], endedSessions: [] });
    });

    test('the latest use of a token is kept', async () => {
      const created = token('office', bot);
      await place.must('createToken', anna, { token: created });
      for (const at of [7_000_000, 6_000_000])
        await place.must('noteTokenUse', bot, { at, session: created.session });
      expect(await place.store.tokens(bot)).toMatchObject([{ token: { usedAt: 7_000_000 } }]);
      expect(await place.store.session(created.session, place.now)).toMatchObject({
        token: { usedAt: 7_000_000 },
      });
      const unknown = { session: session('nothing') };
      expect(await place.do('noteTokenUse', bot, unknown)).toMatchObject({ code: 'not_found' });
    });

    test('only a bot has tokens, each with an id and a secret of its own, and not too many', async () => {
      const refused = async (one: ReturnType<typeof token>) => place.do('createToken', anna, { token: one });
      expect(await refused(token('a', anna))).toMatchObject({ code: 'not_found' });
      expect(await refused(token('a', user('nobody')))).toMatchObject({ code: 'not_found' });
      await place.must('createToken', anna, { token: token('a', bot) });
      expect(await refused({ ...token('b', bot), id: token('a', bot).id })).toMatchObject({
        code: 'conflict',
      });
      expect(await refused({ ...token('b', bot), session: token('a', bot).session })).toMatchObject({
        code: 'conflict',
      });
      for (let n = 1; n < limits.tokensPerBot; n++)
        await place.must('createToken', anna, { token: token(`n${n}`, bot) });
      expect(await refused(token('b', bot))).toMatchObject({ code: 'conflict' });
      const other = await makeBot('other');
      await place.must('createToken', anna, { token: token('b', other) });
      expect(await place.store.tokens(bot)).toHaveLength(limits.tokensPerBot);
    });
  });
}
