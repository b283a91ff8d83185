import type { ownedTexts } from '../en/owned.ts';
import type { Translated } from '../texts.ts';

export const owned: Translated<typeof ownedTexts> = {
  title: 'Willkommen, du bist der Inhaber',
  first:
    'Du hast das erste Konto angelegt, also gehört dir dieses Parley: Du kümmerst dich um Personen, Räume, Bots und Tokens, kannst andere zu Admins machen und das Protokoll lesen.',
  where: 'Alles davon findest du unter {page}, hinter deinem Namen unten in der Seitenleiste.',
  admin: 'Verwaltung',
  invite: 'Andere einladen',
  start: 'Gespräch beginnen',
};
