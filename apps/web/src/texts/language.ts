import { atom } from 'nanostores';

/** What people can choose. */
export const languages = ['en', 'de'] as const;

/** For trying the page out: lengthened, accented English that runs from right to left. `?language=qps-plocm` speaks it. */
export const pseudoLanguage = 'qps-plocm';

export type Language = (typeof languages)[number] | typeof pseudoLanguage;

/** What every text exists in. */
export const baseLanguage = 'en';

/** The language that is spoken now. `speak` alone sets it, once the texts are there. */
export const spoken = atom<Language>(baseLanguage);

/** The first of the wanted languages that Parley speaks, of whatever region: `de-AT` is `de`. */
export function bestLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    if (tag === pseudoLanguage) return pseudoLanguage;
    const known = languages.find((language) => language === tag.split('-')[0]);
    if (known !== undefined) return known;
  }
  return baseLanguage;
}

export const directionOf = (language: Language): 'ltr' | 'rtl' =>
  language === pseudoLanguage ? 'rtl' : 'ltr';

/** How times, numbers and names in order are written: as the reader's browser has it for the spoken language, if it has it. */
export function localeOf(language: Language, wanted: readonly string[]): string {
  const plain = language === pseudoLanguage ? baseLanguage : language;
  return wanted.find((tag) => tag.split('-')[0] === plain) ?? plain;
}

/** What is made for a locale, such as a formatter: made once for each language that is spoken. */
export function perLocale<T>(make: (locale: string) => T): () => T {
  const made = new Map<Language, T>();
  return () => {
    const language = spoken.get();
    const known = made.get(language);
    if (known !== undefined) return known;
    const fresh = make(localeOf(language, navigator.languages));
    made.set(language, fresh);
    return fresh;
  };
}
