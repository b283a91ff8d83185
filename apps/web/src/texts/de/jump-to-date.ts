import type { jumpToDateTexts } from '../en/jump-to-date.ts';
import type { Translated } from '../texts.ts';

export const jumpToDate: Translated<typeof jumpToDateTexts> = {
  title: 'Zu einem Datum springen',
  noDay: 'Wähle ein Datum.',
  nothing: 'Hier gibt es noch keine Nachrichten.',
  last: 'An diesem Tag oder später wurde nichts gesagt: Das ist die letzte Nachricht.',
  day: 'Tag',
  week: 'Vor einer Woche',
  month: 'Vor einem Monat',
  beginning: 'Der Anfang',
  cancel: 'Abbrechen',
  jump: 'Springen',
};
