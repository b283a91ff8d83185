/** One that can be chosen. */
export interface Emoji {
  /** As it is written, without a skin tone. */
  readonly sign: string;
  readonly name: string;
  /** What stands between colons, as in `:tada:`; the first is the usual one. */
  readonly codes: readonly string[];
  /** Other words by which it is found. */
  readonly tags: readonly string[];
  /** It comes in skin tones. */
  readonly toned: boolean;
}

export interface EmojiGroup {
  readonly name: string;
  /** One of them, for all. */
  readonly sign: string;
  readonly emoji: readonly Emoji[];
}

/** 0 is none, 1 to 5 from light to dark. */
export type SkinTone = 0 | 1 | 2 | 3 | 4 | 5;

const modifiers = ['', '\u{1F3FB}', '\u{1F3FC}', '\u{1F3FD}', '\u{1F3FE}', '\u{1F3FF}'] as const;

/** The emoji in a skin tone, each of its people alike. */
export function inTone({ sign, toned }: Pick<Emoji, 'sign' | 'toned'>, tone: SkinTone): string {
  if (!toned || tone === 0) return sign;
  // The hands that people join have no tone of their own.
  return sign.replace(/(\p{Emoji_Modifier_Base})\uFE0F?/gu, (whole, base: string) =>
    base === '🤝' && sign !== '🤝' ? whole : base + modifiers[tone],
  );
}
