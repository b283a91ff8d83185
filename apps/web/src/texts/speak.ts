import { baseLanguage, bestLanguage, directionOf, spoken, type Language } from './language.ts';
import { catalogue } from './texts.ts';

const loaders = {
  de: async () => (await import('./de/index.ts')).german,
  'qps-plocm': async () => (await import('./pseudo.ts')).pseudoTexts(catalogue[baseLanguage]),
};

let wanted: Language = baseLanguage;

/**
 * Speaks another language as soon as its texts are there; until then, and when they can't be had, the page goes on in the one
 * before.
 */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  if (language !== baseLanguage && catalogue[language] === undefined) {
    try {
      catalogue[language] = await loaders[language]();
    } catch {
      return;
    }
    if (wanted !== language) return;
  }
  const { documentElement } = document;
  documentElement.lang = language === 'qps-plocm' ? baseLanguage : language;
  documentElement.dir = directionOf(language);
  spoken.set(language);
}

/** `?language=…` in the address this page was opened at: to try one out, whatever is chosen. */
const tried = new URLSearchParams(window.location.search).get('language') ?? undefined;

/** What the person chose, or else what the browser asks for. */
export const speakChosen = (chosen: string | undefined): Promise<void> =>
  speak(bestLanguage([tried, chosen, ...navigator.languages].filter((tag) => tag !== undefined)));

/** Before anything is drawn: what was chosen last in this browser. */
export function speakFirst(): Promise<void> {
  let chosen: string | undefined;
  try {
    ({ language: chosen } = JSON.parse(localStorage.getItem('parley:look') ?? '{}') as { language?: string });
  } catch {
    // A browser that keeps nothing speaks as it wants to.
  }
  return speakChosen(chosen);
}
