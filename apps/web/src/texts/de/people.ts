import type { peopleTexts } from '../en/people.ts';
import type { Translated } from '../texts.ts';

export const people: Translated<typeof peopleTexts> = {
  title: 'Personen',
  search: 'Personen suchen',
  byName: 'Nach Namen suchen',
  invite: 'Andere einladen',
  program: 'Ein Programm, keine Person',
  bot: 'Bot',
  messageTo: 'Nachricht an {name}',
  message: 'Nachricht',
  loading: 'Personen werden geladen',
  none: 'Niemand gefunden',
  first: 'Du bist als Erste oder Erster hier.',
  noneCalled: 'Niemand heißt „{name}“.',
};
