import type { peoplePickerTexts } from '../en/people-picker.ts';
import type { Translated } from '../texts.ts';

export const peoplePicker: Translated<typeof peoplePickerTexts> = {
  search: 'Nach Namen suchen',
  limit: { one: 'Mehr geht nicht: {count} Person.', other: 'Mehr geht nicht: {count} Personen.' },
  picked: 'Ausgewählt',
  remove: '{name} entfernen',
  people: 'Personen',
  bot: 'Bot',
  program: 'Ein Programm, keine Person',
};
