import type { ChatClient } from '@parley/react';
import { speakChosen } from '../../texts/speak.ts';

const storedAs = 'parley:look';
const sheets = { light: '#ffffff', dark: '#151617' } as const;

/**
 * Makes the page look, and listen to keys, as I chose, on whichever device, and remembers it for the next start (public/look.js). The returned
 * function ends that.
 */
export function followLook(client: ChatClient): () => void {
  const [theme, accent, density, language] = [
    client.preference('look.theme'),
    client.preference('look.accent'),
    client.preference('look.density'),
    client.preference('look.language'),
  ];
  const singleKeys = client.preference('keys.single');
  const show = () => {
    const chosen = theme.get();
    const look = {
      theme: chosen === 'system' ? undefined : chosen,
      accent: accent.get(),
      density: density.get(),
    };
    const chosenLanguage = language.get() === 'system' ? undefined : language.get();
    void speakChosen(chosenLanguage);
    const { dataset } = document.documentElement;
    for (const [name, value] of Object.entries(look))
      if (value === undefined) delete dataset[name];
      else dataset[name] = value;
    if (singleKeys.get() === false) dataset['singleKeys'] = 'off';
    else delete dataset['singleKeys'];
    colourFrame(look.theme);
    try {
      const kept = { ...look, language: chosenLanguage };
      if (Object.values(kept).some((value) => value !== undefined))
        localStorage.setItem(storedAs, JSON.stringify(kept));
      else localStorage.removeItem(storedAs);
    } catch {
      // A browser that keeps nothing: the next start shows it a moment later.
    }
  };
  // As long as nothing is known, what look.js found stays.
  if (client.caughtUp.get() || client.preferences.get().size > 0) show();
  const ends = [client.caughtUp, theme, accent, density, language, singleKeys].map((each) =>
    each.subscribe(show),
  );
  return () => {
    for (const end of ends) end();
  };
}

/** What a phone's browser paints around the page. */
function colourFrame(theme: string | undefined): void {
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const system = meta.media.includes('dark') ? 'dark' : 'light';
    meta.content = sheets[theme === 'light' || theme === 'dark' ? theme : system];
  }
}
