/**
 * What is one emoji, free of dependencies: the page spells those it offers as the server keeps them.
 */

const pictograph = String.raw`\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?`;

/** The shape of one emoji (UTS #51): a flag, a keycap, or pictographs that are joined, a flag's with the letters of its region. */
export const oneEmoji = new RegExp(
  String.raw`^(?:\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|${pictograph}(?:[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,6}\u{E007F}|(?:\u200D${pictograph})*))$`,
  'u',
);

/**
 * The one spelling of an emoji. What a keyboard writes with, or without, a sign for “as a picture” looks alike and must be the
 * same reaction: the sign stands where Unicode's fully-qualified form has it, and nowhere else.
 */
export const spellEmoji = (emoji: string): string =>
  emoji
    .replace(/^([0-9#*])\u20E3$/u, '$1\uFE0F\u20E3')
    .replace(/(\p{Extended_Pictographic})\uFE0F?(?!\p{Emoji_Modifier})/gu, (_, sign: string) =>
      /\p{Emoji_Presentation}/u.test(sign) ? sign : `${sign}\uFE0F`,
    );
