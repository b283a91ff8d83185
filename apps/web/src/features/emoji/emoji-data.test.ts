import { emoji as oneEmoji } from '@parley/events';
import compact from 'emojibase-data/en/compact.json';
import { spellEmoji } from '@parley/events/emoji';
import { pseudoLanguage } from '../../texts/language.ts';
import { inTone, type SkinTone } from '../../ui/emoji/emoji-view.ts';
import type { EmojiData } from './emoji-data.ts';
import { emojiGroups } from './emoji-groups.ts';
import { emojiIn } from './use-emoji.ts';

let english: EmojiData;
let german: EmojiData;

beforeAll(async () => {
  [english, german] = await Promise.all([emojiIn('en'), emojiIn('de')]);
});

const found = (query: string, recent: readonly string[] = [], data = english) =>
  data.find(query, recent, 5).map(({ sign }) => sign);
const gefunden = (query: string) => found(query, [], german);

test('every emoji that is offered, in every tone, is one that the server takes, and spells alike', () => {
  expect(english.all.length).toBeGreaterThan(1_800);
  const refused = english.all.filter((emoji) =>
    ([0, 1, 2, 3, 4, 5] as const).some((tone) => {
      const sign = inTone(emoji, tone);
      return oneEmoji.safeParse(sign).data !== sign || english.of(sign) !== emoji;
    }),
  );
  expect(refused).toEqual([]);
});

test('a tone makes the emoji that Unicode has for it', () => {
  const tones = ['🏻', '🏼', '🏽', '🏾', '🏿'];
  const made = compact.flatMap(({ unicode, skins = [] }) =>
    tones.map((_, index) =>
      inTone({ sign: spellEmoji(unicode), toned: skins.length > 0 }, (index + 1) as SkinTone),
    ),
  );
  const known = compact.flatMap(({ unicode, skins = [] }) =>
    tones.map((tone) => {
      const inOneTone = ({ unicode: sign }: { readonly unicode: string }) =>
        (sign.match(/\p{Emoji_Modifier}/gu) ?? []).every((one) => one === tone);
      return spellEmoji(skins.find(inOneTone)?.unicode ?? unicode);
    }),
  );
  expect(made).toEqual(known);
});

test('emoji are found by code, name and keyword, the best first', () => {
  expect(found('tada')[0]).toBe('🎉');
  expect(found('thumbs up')[0]).toBe('👍');
  expect(found('+1')[0]).toBe('👍');
  expect(found('LIGHT BULB')).toEqual(['💡']);
  expect(found('celebrat')).toContain('🥳');
  expect(found('austria')).toContain('🇦🇹');
  expect(found('xyzzy')).toEqual([]);
  expect(found('')).toEqual([]);
  expect(found('👍🏽')).toEqual(['👍']);
});

test('of those that answer as well, the ones used lately come first', () => {
  expect(found('heart')[0]).toBe('❤️');
  const hearts = found('hear');
  const last = hearts.at(-1) ?? '';
  expect(found('hear', [last])[0]).toBe(last);
});

test('a code names one emoji, also one that GitHub has none for', () => {
  expect(english.byCode('tada')?.sign).toBe('🎉');
  expect(english.byCode('Head_Shaking_Vertically')?.sign).toBe('🙂‍↕️');
  expect(english.byCode('constructor')).toBeUndefined();
});

test('each is in one group', () => {
  expect(emojiGroups(english).flatMap(({ emoji }) => emoji)).toHaveLength(english.all.length);
  expect(emojiGroups(english).every(({ sign }) => english.of(sign) !== undefined)).toBe(true);
});

test('in German they have German names, with and without accents, and English codes all the same', () => {
  expect(german.of('👍')?.name).toBe('Daumen hoch');
  expect(gefunden('Daumen')[0]).toBe('👍');
  expect(gefunden('konfetti')).toContain('🎉');
  expect(gefunden('österreich')).toContain('🇦🇹');
  expect(gefunden('osterreich')).toContain('🇦🇹');
  expect(gefunden('Glühbirne')).toEqual(['💡']);
  expect(gefunden('tada')[0]).toBe('🎉');
  expect(german.byCode('tada')?.sign).toBe('🎉');
  expect(german.byCode('head_shaking_vertically')?.sign).toBe('🙂‍↕️');
  expect(gefunden('bulb')[0]).toBe('💡');
});

test('both languages have the same emoji by the same codes, and the trial language has the English ones', async () => {
  const codes = ({ all }: EmojiData) => all.map(({ sign, codes: its }) => [sign, its]);
  expect(codes(german)).toEqual(codes(english));
  expect(english.all.filter(({ codes: its }) => its.length === 0)).toEqual([]);
  expect(await emojiIn(pseudoLanguage)).toBe(english);
});
