import type { settingsTexts } from '../en/settings.ts';
import type { Translated } from '../texts.ts';

export const settings: Translated<typeof settingsTexts> = {
  title: 'Einstellungen',
  page: '{section}, Einstellungen',
  keyboard: 'Tastatur',
  keyboardHint: 'Alles geht mit der Tastatur. Das sind die kurzen Wege.',
};
