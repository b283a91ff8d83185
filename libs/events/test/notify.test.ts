import fc from 'fast-check';
import {
  decide,
  isOnlyUnshown,
  keywordIn,
  limits,
  quietUntil,
  type Mention,
  type NotifyQuestion,
  type RoomKind,
  type UserId,
} from '../src/index.ts';

const me = 'ada' as UserId;
const ben = 'ben' as UserId;
const now = Date.UTC(2026, 10, 20, 12, 0);

interface Alike extends Partial<Omit<NotifyQuestion, 'message' | 'room'>> {
  readonly message?: Partial<NotifyQuestion['message']>;
  readonly room?: Partial<NotifyQuestion['room']>;
}

const ask = ({ message, room, ...others }: Alike = {}) =>
  decide({
    message: { seq: 7, author: ben, text: 'The harbour is open.', ...message },
    me,
    room: { kind: 'channel', read: 6, ...room },
    now,
    open: false,
    permission: 'granted',
    ...others,
  });

const toMe: Mention = { user: me, as: 'ada' };
const called = { mentions: [toMe] };

test('a direct message tells, and of a channel what mentions me', () => {
  expect(ask({ room: { kind: 'direct' } })).toEqual({ notify: true, call: { kind: 'direct' } });
  expect(ask()).toEqual({ notify: false, silence: 'uncalled' });
  expect(ask({ message: called })).toEqual({ notify: true, call: { kind: 'mention' } });
  expect(ask({ message: called, room: { kind: 'direct' } })).toMatchObject({ call: { kind: 'mention' } });
  expect(ask({ message: { mentions: [{ user: ben, as: 'ben' }] } })).toEqual({
    notify: false,
    silence: 'uncalled',
  });
});

test('a reply in a thread that I follow tells, unless its room tells nothing', () => {
  const thread = { kind: 'thread' } as const;
  expect(ask({ room: thread })).toEqual({ notify: true, call: { kind: 'thread' } });
  expect(ask({ room: thread, message: called })).toMatchObject({ call: { kind: 'mention' } });
  for (const level of ['all', 'mentions'] as const) {
    expect(ask({ room: thread, level })).toMatchObject({ notify: true });
    expect(ask({ room: { ...thread, level }, level: 'none' })).toMatchObject({ notify: true });
  }
  expect(ask({ room: thread, level: 'none' })).toEqual({ notify: false, silence: 'nothing' });
  expect(ask({ room: { ...thread, muted: true } })).toEqual({ notify: false, silence: 'muted' });
  expect(ask({ room: { ...thread, hidden: true } })).toEqual({ notify: false, silence: 'hidden' });
  expect(ask({ room: thread, pausedUntil: now + 1 })).toEqual({
    notify: false,
    silence: 'paused',
    until: now + 1,
    call: { kind: 'thread' },
  });
});

test('what calls everybody calls me', () => {
  for (const all of ['here', 'room'] as const)
    expect(ask({ message: { mentions: [{ all, as: all }] } })).toEqual({
      notify: true,
      call: { kind: 'everybody' },
    });
});

const reasonOf = (verdict: ReturnType<typeof ask>) => (verdict.notify ? verdict.call.kind : verdict.silence);

// The level that counts for a plain message: the room's own, else the one for all rooms.
test.each([
  ['channel', undefined, undefined, 'uncalled'],
  ['channel', undefined, 'all', 'all'],
  ['channel', undefined, 'mentions', 'uncalled'],
  ['channel', undefined, 'none', 'nothing'],
  ['channel', 'all', undefined, 'all'],
  ['channel', 'all', 'none', 'all'],
  ['channel', 'mentions', 'all', 'uncalled'],
  ['private', undefined, undefined, 'uncalled'],
  ['private', 'all', 'mentions', 'all'],
  ['direct', undefined, undefined, 'direct'],
  ['direct', undefined, 'all', 'direct'],
  ['direct', undefined, 'mentions', 'direct'],
  ['direct', undefined, 'none', 'nothing'],
  ['direct', 'all', 'none', 'direct'],
  ['direct', 'mentions', 'all', 'uncalled'],
] as const)('%s with the level %s, %s for all rooms: %s', (kind: RoomKind, own, level, reason) => {
  expect(reasonOf(ask({ room: { kind, level: own }, level }))).toBe(reason);
});

test('a mention tells at every level but none', () => {
  for (const kind of ['channel', 'private', 'direct'] as const)
    for (const own of ['all', 'mentions', undefined] as const)
      for (const level of ['all', 'mentions', 'none', undefined] as const)
        expect(reasonOf(ask({ message: called, room: { kind, level: own }, level }))).toBe(
          own === undefined && level === 'none' ? 'nothing' : 'mention',
        );
});

test('each reason for silence holds before those behind it', () => {
  const everything = {
    message: { author: me, deleted: true, ...called },
    room: { muted: true, hidden: true, read: 7 },
    open: true,
    level: 'none',
    pausedUntil: now + 1,
    quiet: { from: 0, to: 0 },
    desktop: false,
    permission: 'denied',
  } as const satisfies Alike;
  const without = (steps: readonly ((alike: Alike) => Alike)[]) =>
    reasonOf(ask(steps.reduce<Alike>((alike, step) => step(alike), everything)));
  const steps: readonly (readonly [string, (alike: Alike) => Alike])[] = [
    ['mine', (a) => ({ ...a, message: { ...a.message, author: ben } })],
    ['deleted', (a) => ({ ...a, message: called })],
    ['muted', (a) => ({ ...a, room: { ...a.room, muted: false } })],
    ['hidden', (a) => ({ ...a, room: { ...a.room, hidden: false } })],
    ['open', (a) => ({ ...a, open: false })],
    ['read', (a) => ({ ...a, room: { ...a.room, read: 6 } })],
    ['nothing', (a) => ({ ...a, level: 'all', message: {} })],
    ['paused', (a) => ({ ...a, pausedUntil: now })],
    ['quiet', (a) => ({ ...a, quiet: undefined })],
    ['off', (a) => ({ ...a, desktop: true })],
    ['refused', (a) => ({ ...a, permission: 'granted' })],
  ];
  expect(steps.map((_, n) => without(steps.slice(0, n).map(([, step]) => step)))).toEqual(
    steps.map(([reason]) => reason),
  );
  expect(without(steps.map(([, step]) => step))).toBe('all');
});

test('who is not to be disturbed is told for what it would have been, and until when', () => {
  expect(ask({ message: called, pausedUntil: now + 60_000 })).toEqual({
    notify: false,
    silence: 'paused',
    call: { kind: 'mention' },
    until: now + 60_000,
  });
  expect(ask({ message: called, quiet: { from: 660, to: 780 }, timeZone: 'UTC' })).toEqual({
    notify: false,
    silence: 'quiet',
    call: { kind: 'mention' },
    until: Date.UTC(2026, 10, 20, 13, 0),
  });
});

test('a device that shows nothing may still make a sound', () => {
  const verdicts = [
    ask({ message: called, permission: 'denied' }),
    ask({ message: called, permission: 'default' }),
    ask({ message: called, permission: 'unable' }),
    ask({ message: called, desktop: false }),
  ];
  expect(verdicts.map(reasonOf)).toEqual(['refused', 'unasked', 'unable', 'off']);
  expect(verdicts.every(isOnlyUnshown)).toBe(true);
  expect(isOnlyUnshown(ask())).toBe(false);
  expect(isOnlyUnshown(ask({ message: called }))).toBe(false);
  expect(isOnlyUnshown(ask({ message: called, pausedUntil: now + 1 }))).toBe(false);
});

test.each([
  ['Deploy at noon', 'deploy', true],
  ['deployed at noon', 'deploy', false],
  ['redeploy', 'deploy', false],
  ['(deploy)', 'deploy', true],
  ['deploy_now', 'deploy', false],
  ['deploy2', 'deploy', false],
  ['we use C++ here', 'c++', true],
  ['we use C+++ here', 'c++', true],
  ['abc++', 'c++', false],
  ['ÜBER alles', 'über', true],
  ['u\u0308ber', 'über', true],
  ['uber', 'über', false],
  ['ｄｅｐｌｏｙ', 'deploy', true],
  ['наше дело', 'дело', true],
  ['неделово', 'дело', false],
  ['東京に行く', '東京', true],
  ['東deploy京', 'deploy', true],
  ['the release train', 'release train', true],
  ['release trains', 'release train', false],
  ['a 🚢 sails', '🚢', true],
  ['𝐝𝐞𝐩𝐥𝐨𝐲', 'deploy', true],
  ['𐐷deploy', 'deploy', false],
  ['deploy𐐷', 'deploy', false],
  ['deploying, then deploy', 'deploy', true],
  ['', 'deploy', false],
  ['.*', '.*', true],
  ['anything', '.*', false],
])('“%s” and the keyword “%s”: %s', (text, word, found) => {
  expect(keywordIn(text, [word])).toBe(found ? word : undefined);
});

test('a keyword tells in a channel, and the word is told', () => {
  expect(ask({ keywords: ['port', 'harbour'] })).toEqual({
    notify: true,
    call: { kind: 'keyword', word: 'harbour' },
  });
  expect(keywordIn('anything', ['', ' '])).toBeUndefined();
});

test('no text and no keywords take long, however they repeat themselves', () => {
  const words = Array.from(
    { length: limits.keywords },
    (_, n) => 'a'.repeat(limits.keyword - 1) + String(n % 10),
  );
  const started = performance.now();
  expect(keywordIn('a'.repeat(limits.text), words)).toBeUndefined();
  expect(keywordIn('ﷺ'.repeat(limits.text), words)).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('any word between spaces is found, whatever it is made of', () => {
  const word = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((text) => text.normalize('NFKC').trim() !== '' && !/^\p{M}/u.test(text.normalize('NFKC')));
  fc.assert(
    fc.property(word, fc.string({ unit: 'grapheme' }), (one, rest) => {
      expect(keywordIn(`${rest} ${one} ${rest}`, [one])).toBe(one);
    }),
  );
});

const at = (hour: number, minute = 0, day = 20) => Date.UTC(2026, 10, day, hour, minute);

test('quiet hours within a day, and over midnight', () => {
  const noon = { from: 12 * 60, to: 13 * 60 + 30 };
  expect(quietUntil(noon, at(11, 59), 'UTC')).toBeUndefined();
  expect(quietUntil(noon, at(12), 'UTC')).toBe(at(13, 30));
  expect(quietUntil(noon, at(13, 29) + 59_999, 'UTC')).toBe(at(13, 30));
  expect(quietUntil(noon, at(13, 30), 'UTC')).toBeUndefined();
  const night = { from: 22 * 60, to: 8 * 60 };
  expect(quietUntil(night, at(21, 59), 'UTC')).toBeUndefined();
  expect(quietUntil(night, at(22), 'UTC')).toBe(at(8, 0, 21));
  expect(quietUntil(night, at(0), 'UTC')).toBe(at(8));
  expect(quietUntil(night, at(8), 'UTC')).toBeUndefined();
  expect(quietUntil({ from: 540, to: 540 }, at(9), 'UTC')).toBe(at(9, 0, 21));
  expect(quietUntil({ from: 540, to: 540 }, at(8, 59), 'UTC')).toBe(at(9));
});

test('quiet hours count on the day that begins them', () => {
  // The 20th of November 2026 is a Friday.
  const friday = { from: 22 * 60, to: 8 * 60, days: [5] };
  expect(quietUntil(friday, at(23), 'UTC')).toBe(at(8, 0, 21));
  expect(quietUntil(friday, at(7, 0, 21), 'UTC')).toBe(at(8, 0, 21));
  expect(quietUntil(friday, at(7), 'UTC')).toBeUndefined();
  expect(quietUntil(friday, at(23, 0, 21), 'UTC')).toBeUndefined();
  const saturday = { from: 0, to: 0, days: [6] };
  expect(quietUntil(saturday, at(23, 59), 'UTC')).toBeUndefined();
  expect(quietUntil(saturday, at(0, 0, 21), 'UTC')).toBe(at(0, 0, 22));
  const sunday = { from: 22 * 60, to: 8 * 60, days: [0] };
  expect(quietUntil(sunday, at(7, 0, 23), 'UTC')).toBe(at(8, 0, 23));
  expect(quietUntil({ from: 0, to: 0, days: [] }, at(12), 'UTC')).toBeUndefined();
});

test('quiet hours are counted where I am, also when the clocks change', () => {
  const night = { from: 22 * 60, to: 8 * 60 };
  expect(quietUntil(night, at(14), 'Asia/Tokyo')).toBe(at(23));
  expect(quietUntil(night, at(14), 'Asia/Kathmandu')).toBeUndefined();
  // Berlin: forward on 29 March 2026, back on 25 October 2026, both in that night.
  expect(quietUntil(night, Date.UTC(2026, 2, 28, 22), 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 6));
  expect(quietUntil(night, Date.UTC(2026, 9, 24, 21), 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 25, 7));
  // Where nobody knows the zone, the machine's counts.
  expect(quietUntil(night, at(14), 'Nowhere/Atlantis')).toBe(quietUntil(night, at(14)));
});

test('while it is quiet the end lies ahead, by a day at most, and nothing is quiet at the end', () => {
  const minute = fc.integer({ min: 0, max: 1_439 });
  fc.assert(
    fc.property(minute, minute, fc.integer({ min: 0, max: 4e12 }), (from, to, moment) => {
      fc.pre(from !== to);
      const until = quietUntil({ from, to }, moment, 'UTC');
      if (until === undefined) return;
      expect(until).toBeGreaterThan(moment);
      expect(until - moment).toBeLessThanOrEqual(86_400_000);
      expect(quietUntil({ from, to }, until, 'UTC')).toBeUndefined();
    }),
  );
});
