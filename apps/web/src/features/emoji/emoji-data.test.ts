import { emoji as oneEmoji } from '@parley/events';
import compact from 'emojibase-data/en/compact.json';
import { spellEmoji } from '@parley/events/emoji';
import { inTone, type SkinTone } from '../../ui/emoji/emoji-view.ts';
import { allEmoji, emojiByCode, emojiGroups, emojiOf, findEmoji } from './emoji-data.ts';

const found = (query: string, recent: readonly string[] = []) =>
  findEmoji(query, recent, 5).map(({ sign }) => sign);

test('every emoji that is offered, in every tone, is one that the server takes, and spells alike', () => {
  expect(allEmoji.length).toBeGreaterThan(1_800);
  const refused = allEmoji.filter((emoji) =>
    ([0, 1, 2, 3, 4, 5] as const).some((tone) => {
      const sign = inTone(emoji, tone);
      return oneEmoji.safeParse(sign).data !== sign || emojiOf(sign) !== emoji;
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
  expect(emojiByCode('tada')?.sign).toBe('🎉');
  expect(emojiByCode('Head_Shaking_Vertically')?.sign).toBe('🙂‍↕️');
  expect(emojiByCode('constructor')).toBeUndefined();
});

test('each is in one group', () => {
  expect(emojiGroups().flatMap(({ emoji }) => emoji)).toHaveLength(allEmoji.length);
  expect(emojiGroups().every(({ sign }) => emojiOf(sign) !== undefined)).toBe(true);
});
