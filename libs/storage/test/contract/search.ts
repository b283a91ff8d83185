import { type SearchQuery } from '@parley/core';
import { searchTerms } from '@parley/core/search-text';
import { GENERAL, type RoomId, type SearchPage, type UserId } from '@parley/events';
import { type OpenStore, Place, room } from '../place.ts';

type Filters = Partial<Omit<SearchQuery, 'user' | 'terms'>>;

const texts = [
  'The quick brown fox',
  'const next = a->b() ?? c[0];',
  'ping 10.0.0.1 and 192.168.100.7',
  'write to anna.smith+chat@example.org',
  'Über die Straße, naïve façade',
  '東京都で会いましょう',
  'がぎぐ and かきく',
  '안녕하세요 여러분',
  'Great 👍🏽 work 👩‍💻',
  '100% of x_y*z "quoted" back\\slash',
  'see https://example.org/a?b=1',
  'two\n\nlines  and\ttabs',
  'ＦＵＬＬ width ① ﬁne',
  'q',
];

export function describeSearch(open: OpenStore): void {
  describe('search', () => {
    let place: Place;
    let anna: UserId;
    let ben: UserId;
    let tea: RoomId;
    beforeEach(async () => {
      place = new Place(await open());
      anna = await place.arrive('anna');
      ben = await place.arrive('ben');
      tea = await place.channel('tea', anna, ben);
    });

    const find = (user: UserId, query: string, filters: Filters = {}): Promise<SearchPage> =>
      place.store.search({ limit: 20, ...filters, user, terms: searchTerms(query) });
    const found = async (user: UserId, query: string, filters?: Filters) =>
      (await find(user, query, filters)).results.map(({ message }) => message.text);

    test.each([
      ['QUICK', [0]],
      ['uick bro', [0]],
      ['"quick brown"', [0]],
      ['"brown quick"', []],
      ['brown quick', [0]],
      ['quick cat', []],
      ['a->b()', [1]],
      ['c[0]', [1]],
      ['??', [1]],
      ['10.0.0.1', [2]],
      ['.0.0.', [2]],
      ['192.168.100', [2]],
      ['smith+chat@example', [3]],
      ['example.org', [10, 3]],
      ['uber', [4]],
      ['STRASSE', [4]],
      ['naive facade', [4]],
      ['東京', [5]],
      ['京', [5]],
      ['会いま', [5]],
      ['が', [6]],
      ['か', [6]],
      ['녕', [7]],
      ['하세요', [7]],
      ['👍', [8]],
      ['👍🏽', [8]],
      ['👩‍💻', [8]],
      ['100%', [9]],
      ['%', [9]],
      ['x_y*z', [9]],
      ['_', [9]],
      ['*', [9]],
      ['\\', [9]],
      ['"quoted"', [9]],
      ['back\\slash', [9]],
      ['"lines and tabs"', [11]],
      ['full width 1 fine', [12]],
      ['q', [13, 9, 0]],
      ['Q', [13, 9, 0]],
      ['zz', []],
      ['?b=1', [10]],
      ['AND', [11, 6, 2]],
      ['NOT near:x', []],
      ['quick" OR "fox', [0].slice(1)],
      ['pieces:quick', []],
      ['-quick', []],
      ['^the', []],
    ])('[F2] %s finds what holds it, newest first', async (query, expected) => {
      for (const text of texts) await place.say(anna, tea, text);
      expect(await found(ben, query)).toEqual(expected.map((at) => texts[at]));
    });

    test('[F2] no query is an error, and none without words finds anything it should not', async () => {
      await place.say(anna, tea, 'hello');
      for (const query of [
        '"',
        '""',
        '" "',
        '(',
        ')',
        'AND',
        'OR NOT',
        '*',
        'a*',
        '{a b}:c',
        "'",
        ';--',
        '\u0301',
        '\uE000',
        '\uF8F2',
      ])
        expect(await found(ben, query)).toEqual(query.includes('"') || query === '\u0301' ? ['hello'] : []);
      expect(await found(ben, `${'x'.repeat(100)} ${'y'.repeat(99)}`)).toEqual([]);
    });

    test('a result carries its room, its author and where the words are', async () => {
      const { seq } = await place.say(anna, tea, 'Étude, ETUDE and ﬁsh');
      const page = await find(ben, 'etude is');
      expect(page).toEqual({
        results: [
          {
            room: tea,
            message: await place.store.message(tea, seq),
            highlights: [
              [0, 5],
              [7, 12],
              [17, 19],
            ],
          },
        ],
        rooms: [(await place.store.room(tea))?.room],
        users: await place.store.users([anna]),
      });
    });

    test('[F3] only what the person may read is found', async () => {
      const cleo = await place.arrive('cleo');
      const den = room('den');
      await place.must('createRoom', anna, {
        room: { id: den, kind: 'private', name: 'den', topic: '' },
        members: [
          { user: anna, role: 'moderator' },
          { user: ben, role: 'member' },
        ],
      });
      for (const where of [tea, den]) await place.say(anna, where, `secret in ${where}`);
      expect(await found(ben, 'secret')).toEqual(['secret in den', 'secret in tea']);
      expect(await found(cleo, 'secret')).toEqual(['secret in tea']);
      expect(await found(cleo, 'secret', { room: den })).toEqual([]);
      await place.must('part', ben, { room: den, user: ben, state: 'left' });
      expect(await found(ben, 'secret')).toEqual(['secret in tea']);
      await place.must('part', anna, { room: tea, user: ben, state: 'removed' });
      expect(await found(ben, 'secret')).toEqual([]);
      expect(await found(ben, '', { from: anna })).toEqual([]);
    });

    test('[F4] a deleted text is found no more, an edited one by its new words', async () => {
      const { seq } = await place.say(anna, tea, 'the old words');
      await place.say(anna, tea, 'to be deleted');
      await place.must('edit', anna, { room: tea, seq, text: 'brand new' });
      await place.must('delete', anna, { room: tea, seq: seq + 1 });
      expect(await found(ben, 'old')).toEqual([]);
      expect(await found(ben, 'deleted')).toEqual([]);
      expect(await found(ben, 'brand')).toEqual(['brand new']);
      expect(await found(ben, '', { room: tea })).toEqual(['brand new']);
    });

    test('filters: room, author, time and links, with words and without', async () => {
      await place.must('send', anna, { at: 1_000, room: tea, id: place.nextMessage(), text: 'one' });
      await place.must('send', ben, { at: 5_000, room: tea, id: place.nextMessage(), text: 'two www.x.org' });
      await place.must('send', ben, { at: 4_000, room: GENERAL, id: place.nextMessage(), text: 'one more' });
      expect(await found(anna, 'one', { room: tea })).toEqual(['one']);
      expect(await found(anna, 'one', { from: ben })).toEqual(['one more']);
      expect(await found(anna, '', { from: ben })).toEqual(['one more', 'two www.x.org']);
      expect(await found(anna, '', { after: 4_000 })).toEqual(['one more', 'two www.x.org']);
      expect(await found(anna, '', { before: 5_000 })).toEqual(['one more', 'one']);
      expect(await found(anna, '', { after: 1_001, before: 5_000 })).toEqual(['one more']);
      expect(await found(anna, '', { after: 50 * 365 * 86_400_000 })).toEqual([]);
      expect(await found(anna, '', { before: 1 })).toEqual([]);
      expect(await found(anna, '', { has: 'link' })).toEqual(['two www.x.org']);
      expect(await found(anna, 'one', { has: 'link' })).toEqual([]);
    });

    test('what is pinned, in rooms one may read, with words and without', async () => {
      const cleo = await place.arrive('cleo');
      const den = room('den');
      await place.must('createRoom', anna, {
        room: { id: den, kind: 'private', name: 'den', topic: '' },
        members: [{ user: anna, role: 'moderator' }],
      });
      const said = [];
      for (const text of ['kettle', 'pot of tea', 'cup of tea'])
        said.push((await place.say(anna, tea, text)).seq);
      const secret = await place.say(anna, den, 'tea in secret');
      for (const seq of said) await place.must('pin', ben, { room: tea, seq, on: true });
      await place.must('pin', anna, { room: den, seq: secret.seq, on: true });
      expect(await found(anna, '', { is: 'pinned' })).toEqual([
        'tea in secret',
        'cup of tea',
        'pot of tea',
        'kettle',
      ]);
      expect(await found(cleo, 'tea', { is: 'pinned' })).toEqual(['cup of tea', 'pot of tea']);
      expect(await found(anna, 'tea', { is: 'pinned', room: den })).toEqual(['tea in secret']);
      await place.must('pin', anna, { room: tea, seq: said[1] ?? 0, on: false });
      await place.must('delete', anna, { room: tea, seq: said[2] ?? 0 });
      expect(await found(ben, '', { is: 'pinned' })).toEqual(['kettle']);
      await place.must('part', anna, { room: tea, user: ben, state: 'removed' });
      expect(await found(ben, '', { is: 'pinned' })).toEqual([]);
    });

    test('what mentions me: by name wherever I may read it, as everybody where I am in, and never by myself', async () => {
      const eva = await place.arrive('eva');
      await place.say(anna, tea, '@ben the kettle');
      await place.say(anna, tea, '@room the kettle, @ben too');
      await place.say(anna, tea, '@eva come in');
      await place.say(ben, tea, '@ben note to self');
      await place.say(anna, tea, 'nobody');
      expect(await found(ben, '', { mentions: 'me' })).toEqual([
        '@room the kettle, @ben too',
        '@ben the kettle',
      ]);
      expect(await found(eva, '', { mentions: 'me' })).toEqual(['@eva come in']);
      expect(await found(ben, 'too', { mentions: 'me', from: anna })).toEqual(['@room the kettle, @ben too']);
      expect(await found(ben, '', { mentions: 'me', is: 'pinned' })).toEqual([]);
      const { seq } = await place.say(anna, tea, '@ben pinned');
      await place.must('pin', ben, { room: tea, seq, on: true });
      expect(await found(ben, '', { mentions: 'me', is: 'pinned' })).toEqual(['@ben pinned']);
      const first = await find(ben, '', { mentions: 'me', limit: 1 });
      expect(first.results.map(({ message }) => message.text)).toEqual(['@ben pinned']);
      expect(await found(ben, '', { mentions: 'me', limit: 1, cursor: first.cursor })).toEqual([
        '@room the kettle, @ben too',
      ]);
    });

    test('[F2] pages go on without a gap or a repetition, also while people talk', async () => {
      const said = Array.from({ length: 23 }, (_, n) => `word ${n}`);
      for (const text of said) await place.say(anna, tea, text);
      const all: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await find(ben, 'word', { limit: 5, ...(cursor !== undefined && { cursor }) });
        all.push(...page.results.map(({ message }) => message.text));
        ({ cursor } = page);
        await place.say(ben, tea, 'another word');
      } while (cursor !== undefined);
      expect(all).toEqual(said.toReversed());
      expect(await found(ben, 'word 22', { cursor: 'zzzzzzzzzzzzzzzz' })).toEqual(['word 22']);
    });
  });
}
