import type { accountDialogTexts } from '../en/account-dialog.ts';
import type { Translated } from '../texts.ts';

export const accountDialog: Translated<typeof accountDialogTexts> = {
  title: 'Dein Konto',
  actions: 'Was du tun kannst',
  profile: 'Profil bearbeiten',
  settings: 'Einstellungen',
  admin: 'Verwaltung',
  guest:
    'Als Gast kennt dich nur dieser Browser: Wenn du dich abmeldest, wird dein Name für andere frei. Mit einem Passwort bleibt er deiner: {link}.',
  keep: 'diesen Namen behalten',
  unsent: {
    one: 'Eine Nachricht ist noch nicht gesendet. Beim Abmelden geht sie verloren.',
    other: '{count} Nachrichten sind noch nicht gesendet. Beim Abmelden gehen sie verloren.',
  },
  signOutErase: 'Abmelden und löschen',
  signOut: 'Abmelden',
};
