import { params, plural, texts } from '../texts.ts';

export const peoplePickerTexts = texts('peoplePicker', {
  search: 'Search by name',
  limit: plural({ one: 'That’s the limit: {count} people.', other: 'That’s the limit: {count} people.' }),
  picked: 'Picked',
  remove: params('Remove {name}'),
  people: 'People',
  bot: 'bot',
  program: 'A program, not a person',
});
