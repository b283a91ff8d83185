import type { settingsSectionsTexts } from '../en/settings-sections.ts';
import type { Translated } from '../texts.ts';

export const settingsSections: Translated<typeof settingsSectionsTexts> = {
  profile: 'Profil',
  appearance: 'Darstellung',
  notifications: 'Benachrichtigungen',
  keyboard: 'Tastatur',
  password: 'Passwort',
  recovery: 'Wiederherstellung',
  sessions: 'Sitzungen',
  privacy: 'Privatsphäre',
};
