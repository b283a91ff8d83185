import { use } from 'react';
import { type Language, pseudoLanguage } from '../../texts/language.ts';
import { useSpoken } from '../../texts/use-spoken.ts';
import { patiently } from '../../ui/lazy.ts';
import { emojiData, type EmojiData } from './emoji-data.ts';

type Named = Exclude<Language, typeof pseudoLanguage>;

const lists = {
  en: async () => (await import('emojibase-data/en/compact.json')).default,
  de: async () => (await import('emojibase-data/de/compact.json')).default,
} satisfies Record<Named, unknown>;

/** GitHub's, and Unicode's names where it has none. Codes are English in every language: what one types works for all. */
async function loadCodes() {
  const [github, unicode] = await Promise.all([
    import('emojibase-data/en/shortcodes/github.json'),
    import('emojibase-data/en/shortcodes/cldr.json'),
  ]);
  return { ...unicode.default, ...github.default };
}

const loaded = new Map<Named, Promise<EmojiData>>();

/** The emoji with their names in a language; each language is loaded when it is first wanted. The same promise each time. */
export function emojiIn(language: Language): Promise<EmojiData> {
  const named = language === pseudoLanguage ? 'en' : language;
  const known = loaded.get(named);
  if (known !== undefined) return known;
  const loading = patiently(async () => {
    const [listed, codes] = await Promise.all([lists[named](), loadCodes()]);
    return emojiData(listed, codes);
  });
  loaded.set(named, loading);
  loading.then(
    // By this React knows that there is nothing to wait for, and draws at once.
    (value) => Object.assign(loading, { status: 'fulfilled', value }),
    // Where it could not be had, the next who asks tries again.
    () => loaded.delete(named),
  );
  return loading;
}

/** All emoji in the language that is spoken. Waits for them, the first time. */
export const useEmoji = (): EmojiData => use(emojiIn(useSpoken()));
