import { params, texts } from '../texts.ts';

export const adminPeopleTexts = texts('adminPeople', {
  title: 'People',
  search: 'Search people',
  byName: 'Search by name',
  linkFor: params('Link for {name}'),
  done: 'Done',
  hand: params(
    'Give this link to {name} and nobody else. It works once, within 24 hours, and lets them set a new password. You won’t see it again.',
  ),
  loading: 'Loading people',
  nobody: 'Nobody is here.',
  none: 'No people found.',
  banned: 'Banned',
  loadingBanned: 'Loading banned people',
  noneBanned: 'Nobody is banned.',
  actions: params('Actions for {name}'),
  makeAdmin: 'Make admin',
  makeMember: 'Make member',
  recovery: 'Recovery link',
  ban: 'Ban',
  letInName: params('Unban {name}'),
  letIn: 'Unban',
});
