import type { pickPeopleTexts } from '../en/pick-people.ts';
import type { Translated } from '../texts.ts';

export const pickPeople: Translated<typeof pickPeopleTexts> = {
  invitePeople: 'Leute einladen',
  inviteTo: 'In {room} einladen',
  inviteHint: 'Sie werden sofort Mitglieder und können lesen, was vorher gesagt wurde.',
  toInvite: 'Wen du einladen willst',
  invite: 'Einladen',
  cancel: 'Abbrechen',
  newDirect: 'Neue Direktnachricht',
  newDirectHint: 'Wähle eine Person oder mehrere.',
  toTalk: 'Mit wem du sprechen willst',
  start: 'Gespräch beginnen',
  loading: 'Personen werden geladen',
  none: 'Niemand heißt so.',
  alone: 'Sonst ist noch niemand da.',
  inviteNew: 'Neue einladen',
};
