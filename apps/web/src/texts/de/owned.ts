import type { ownedTexts } from '../en/owned.ts';
import type { Translated } from '../texts.ts';

export const owned: Translated<typeof ownedTexts> = {
  title: 'Dieser Ort gehört dir',
  first:
    'Du hast dich hier als Erste oder Erster registriert, also gehört dir dieses Parley: Du kümmerst dich um Personen, Räume, Bots und Tokens, machst andere zu Admins und liest das Protokoll dessen, was sie tun.',
  where: 'Alles davon findest du unter {page}, hinter deinem Namen am Ende der Liste der Räume.',
  admin: 'Verwaltung',
  invite: 'Andere einladen',
  start: 'Gespräch beginnen',
};
