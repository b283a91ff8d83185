const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const firstGrapheme = (word: string): string => {
  for (const { segment } of graphemes.segment(word)) return segment;
  return '';
};

/** At most two characters that stand for a name: the first of its first word and of its last one. */
export function initials(name: string): string {
  const words = name
    .split(/[\s._-]+/u)
    .filter((word) => /^[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(word));
  const first = firstGrapheme(words[0] ?? name);
  if (/\p{Extended_Pictographic}/u.test(first)) return first;
  const last = words.length > 1 ? firstGrapheme(words.at(-1) ?? '') : '';
  const letters = /\p{Extended_Pictographic}/u.test(last) ? first : first + last;
  return letters.toLocaleUpperCase();
}

/** A hue in degrees, the same for a name everywhere (FNV-1a over its code units, in steps of 15 degrees). */
export function nameHue(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  }
  return ((hash >>> 8) % 24) * 15;
}
