import { texts } from '../texts.ts';

export const sidebarPeopleTexts = texts('sidebarPeople', {
  people: 'People',
  find: 'Find people',
  alone: 'Nobody else is here yet.',
  invite: 'Invite people',
  search: 'Search for somebody to write to.',
});
