import type { savedPageTexts } from '../en/saved-page.ts';
import type { Translated } from '../texts.ts';

export const savedPage: Translated<typeof savedPageTexts> = {
  title: 'Gemerkt',
  loading: 'Gemerkte Nachrichten werden geladen',
  none: 'Noch nichts gemerkt',
  noneHint:
    'Merke dir eine Nachricht über ihr Menü oder mit der Taste s, um später zu ihr zurückzukommen. Nur du siehst, was du dir merkst.',
  list: 'Gemerkte Nachrichten',
  message: 'Eine Nachricht',
  goTo: '{author}: zur Nachricht gehen',
  goToAt: '{author}, {when}: zur Nachricht gehen',
  take: 'Von der Liste nehmen',
  takeOf: 'Die Nachricht von {author} von der Liste nehmen',
  gone: 'Sie kann nicht mehr gelesen werden: Du bist nicht in ihrem Raum, oder es gibt den Raum nicht mehr.',
  failed: 'Sie konnte gerade nicht geladen werden.',
  loadingOne: 'Wird geladen …',
};
