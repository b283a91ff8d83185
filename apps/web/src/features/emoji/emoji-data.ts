import { spellEmoji } from '@parley/events/emoji';
import type { Emoji } from '../../ui/emoji/emoji-view.ts';

/** Emojibase's groups that are offered; 2 is parts of emoji. */
const groups = [0, 1, 3, 4, 5, 6, 7, 8, 9] as const;

export type Group = (typeof groups)[number];

export interface GroupedEmoji extends Emoji {
  readonly group: Group;
}

/** An emoji as Emojibase lists it, in one language. */
export interface ListedEmoji {
  readonly unicode: string;
  readonly hexcode: string;
  readonly label: string;
  readonly tags?: readonly string[];
  readonly skins?: readonly unknown[];
  readonly group?: number;
}

/** What the emoji are called between colons, by their code points. */
export type Codes = Readonly<Record<string, string | readonly string[]>>;

/** All emoji, with their names in one language. */
export interface EmojiData {
  /** In the order of Unicode. */
  readonly all: readonly GroupedEmoji[];
  /** The emoji of a sign in whatever tone; undefined of one that is not offered. */
  readonly of: (sign: string) => Emoji | undefined;
  readonly byCode: (code: string) => Emoji | undefined;
  /** Those that answer a search by codes, names and keywords, the best first; of equals those used lately come first. */
  readonly find: (query: string, recent: readonly string[], atMost: number) => readonly Emoji[];
}

/** What a browser's own tables do not know it can't draw either. */
const isKnown = (emoji: string): boolean => /^\p{RGI_Emoji}$/v.test(emoji);

const isGroup = (group: number | undefined): group is Group => groups.some((one) => one === group);

const tones = /\p{Emoji_Modifier}/gu;

export function emojiData(listed: readonly ListedEmoji[], codes: Codes): EmojiData {
  const all = listed.flatMap(({ unicode, hexcode, label, tags = [], skins, group }): GroupedEmoji[] => {
    const sign = spellEmoji(unicode);
    if (!isGroup(group) || !isKnown(sign)) return [];
    const toned = skins !== undefined;
    return [{ sign, name: label, codes: [codes[hexcode] ?? []].flat(), tags, toned, group }];
  });
  const searched = all.map((emoji) => ({ emoji, words: wordsOf(emoji) }));
  const bySign = new Map(all.map((emoji) => [emoji.sign, emoji]));
  const byCode = new Map(all.flatMap((emoji) => emoji.codes.map((code) => [code, emoji] as const)));
  const of = (sign: string) => bySign.get(sign) ?? bySign.get(spellEmoji(sign.replace(tones, '')));
  return {
    all,
    of,
    byCode: (code) => byCode.get(code.toLowerCase()),
    find: (query, recent, atMost) => {
      const asked = folded(query)
        .split(/[^\p{L}\p{N}+-]+/u)
        .filter(Boolean);
      if (asked.length === 0) return [of(query.trim()) ?? []].flat();
      const used = new Map(recent.map((sign, at) => [of(sign)?.sign, at]));
      return searched
        .flatMap(({ emoji, words }) => {
          const how = fit(words, asked);
          return how === undefined ? [] : [{ emoji, how, used: used.get(emoji.sign) ?? recent.length }];
        })
        .sort((a, b) => a.how - b.how || a.used - b.used)
        .slice(0, atMost)
        .map(({ emoji }) => emoji);
    },
  };
}

/** Without accents, as many type it: `fröhlich` and `frohlich` find the same. */
const folded = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');

interface Words {
  readonly codes: readonly string[];
  readonly inCodes: readonly string[];
  readonly inName: readonly string[];
  readonly tags: readonly string[];
}

const wordsOf = ({ name, codes, tags }: Emoji): Words => ({
  codes,
  inCodes: codes.flatMap((code) => code.split('_')),
  inName: folded(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean),
  tags: tags.map(folded),
});

/** How well an emoji answers, 0 best; undefined if it does not. Each word asked for must begin one of its own. */
function fit({ codes, inCodes, inName, tags }: Words, asked: readonly string[]): number | undefined {
  const typed = asked.join('_');
  if (codes.includes(typed)) return 0;
  if (codes.some((code) => code.startsWith(typed))) return 1;
  const begin = (words: readonly string[]) =>
    asked.every((part) => words.some((word) => word.startsWith(part)));
  if (begin(inName)) return begin(inName.slice(0, asked.length)) ? 2 : 3;
  if (asked.length === 1 && tags.includes(typed)) return 4;
  if (begin(inCodes)) return 5;
  if (begin([...inName, ...tags])) return 6;
  return typed.length > 2 && codes.some((code) => code.includes(typed)) ? 7 : undefined;
}
