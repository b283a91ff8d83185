import type { adminPeopleTexts } from '../en/admin-people.ts';
import type { Translated } from '../texts.ts';

export const adminPeople: Translated<typeof adminPeopleTexts> = {
  title: 'Personen',
  search: 'Personen suchen',
  byName: 'Nach Namen suchen',
  linkFor: 'Link für {name}',
  done: 'Fertig',
  hand: 'Gib diesen Link {name} und sonst niemandem: Er lässt 24 Stunden lang einmal mit einem neuen Passwort herein. Er wird nur jetzt gezeigt.',
  loading: 'Personen werden geladen',
  nobody: 'Niemand ist hier.',
  none: 'So heißt niemand.',
  banned: 'Gesperrt',
  loadingBanned: 'Wer gesperrt ist, wird geladen',
  noneBanned: 'Niemand ist gesperrt.',
  actions: 'Aktionen für {name}',
  makeAdmin: 'Zum Admin machen',
  makeMember: 'Zum Mitglied machen',
  recovery: 'Wiederherstellungslink',
  ban: 'Sperren',
  letInName: 'Sperre von {name} aufheben',
  letIn: 'Sperre aufheben',
};
