import { texts } from '../texts.ts';

export const sidebarPeopleTexts = texts('sidebarPeople', {
  people: 'People',
  find: 'Find people',
  alone: 'Nobody else is here yet.',
  search: 'Search for whom to write to.',
});
