import { spellEmoji } from '@parley/events/emoji';
import compact from 'emojibase-data/en/compact.json';
import shortcodes from 'emojibase-data/en/shortcodes/github.json';
import { perLocale } from '../../texts/language.ts';
import { emojiGroupsTexts } from '../../texts/en/emoji-groups.ts';
import type { Emoji, EmojiGroup } from '../../ui/emoji/emoji-view.ts';

/** Emojibase's groups that are offered, with one of each for its button; 2 is parts of emoji. */
const groupNames = new Map([
  [0, ['smileys', '😀']],
  [1, ['people', '👋']],
  [3, ['nature', '🐻']],
  [4, ['food', '🍔']],
  [5, ['travel', '✈️']],
  [6, ['activities', '⚽']],
  [7, ['objects', '💡']],
  [8, ['symbols', '❤️']],
  [9, ['flags', '🏁']],
] as const);

/** What a browser's own tables do not know it can't draw either. */
const isKnown = (emoji: string): boolean => /^\p{RGI_Emoji}$/v.test(emoji);

/** Unicode's name where GitHub has no code: `head_shaking_vertically`. */
const codeOf = (label: string): string =>
  label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '_')
    .replace(/^_|_$/gu, '');

/** All of them, in the order of Unicode. */
export const allEmoji: readonly (Emoji & { readonly group: number })[] = compact.flatMap(
  ({ unicode, hexcode, label, tags = [], skins, group }) => {
    const sign = spellEmoji(unicode);
    if (group === undefined || !groupNames.has(group as 0) || !isKnown(sign)) return [];
    const codes = shortcodes[hexcode];
    return [
      {
        sign,
        name: label,
        codes: codes === undefined ? [codeOf(label)] : [codes].flat(),
        tags,
        toned: skins !== undefined,
        group,
      },
    ];
  },
);

export const emojiGroups = perLocale((): readonly EmojiGroup[] => {
  const t = emojiGroupsTexts();
  return [...groupNames].map(([id, [name, sign]]) => ({
    name: t[name],
    sign,
    emoji: allEmoji.filter(({ group }) => group === id),
  }));
});

const bySign = new Map(allEmoji.map((emoji) => [emoji.sign, emoji]));
const byCode = new Map(allEmoji.flatMap((emoji) => emoji.codes.map((code) => [code, emoji] as const)));

const tones = /\p{Emoji_Modifier}/gu;

/** The emoji of a sign in whatever tone; undefined of one that is not offered. */
export const emojiOf = (sign: string): Emoji | undefined =>
  bySign.get(sign) ?? bySign.get(spellEmoji(sign.replace(tones, '')));

export const emojiByCode = (code: string): Emoji | undefined => byCode.get(code.toLowerCase());

/** How well an emoji answers, 0 best; undefined if it does not. Each word asked for must begin one of its own. */
function fit({ name, codes, tags }: Emoji, asked: readonly string[]): number | undefined {
  const typed = asked.join('_');
  if (codes.includes(typed)) return 0;
  if (codes.some((code) => code.startsWith(typed))) return 1;
  const begin = (words: readonly string[]) =>
    asked.every((part) => words.some((word) => word.startsWith(part)));
  if (begin(name.toLowerCase().split(/[^\p{L}\p{N}]+/u))) return 2;
  if (asked.length === 1 && tags.includes(typed)) return 3;
  if (begin(codes.flatMap((code) => code.split('_')))) return 4;
  if (begin([...name.toLowerCase().split(' '), ...tags])) return 5;
  return typed.length > 2 && codes.some((code) => code.includes(typed)) ? 6 : undefined;
}

/** Those that answer a search by codes, names and keywords, the best first; of equals those used lately come first. */
export function findEmoji(query: string, recent: readonly string[], atMost: number): readonly Emoji[] {
  const asked = query
    .toLowerCase()
    .split(/[^\p{L}\p{N}+-]+/u)
    .filter(Boolean);
  if (asked.length === 0) {
    const typed = emojiOf(query.trim());
    return typed ? [typed] : [];
  }
  const used = new Map(recent.map((sign, at) => [emojiOf(sign)?.sign, at]));
  return allEmoji
    .flatMap((emoji) => {
      const how = fit(emoji, asked);
      return how === undefined ? [] : [{ emoji, how, used: used.get(emoji.sign) ?? recent.length }];
    })
    .sort((a, b) => a.how - b.how || a.used - b.used)
    .slice(0, atMost)
    .map(({ emoji }) => emoji);
}
