import { params, texts } from '../texts.ts';

export const adminPeopleTexts = texts('adminPeople', {
  title: 'People',
  search: 'Search people',
  byName: 'Search by name',
  linkFor: params('Link for {name}'),
  done: 'Done',
  hand: params(
    'Hand this link to {name} and to nobody else: it lets in once, with a new password, for 24 hours. It is shown only now.',
  ),
  loading: 'Loading people',
  nobody: 'Nobody is here.',
  none: 'Nobody is called that.',
  banned: 'Banned',
  loadingBanned: 'Loading who is banned',
  noneBanned: 'Nobody is banned.',
  makeAdminName: params('Make {name} an admin'),
  makeAdmin: 'Make admin',
  makeMemberName: params('Make {name} a member'),
  makeMember: 'Make member',
  recoveryFor: params('Recovery link for {name}'),
  recovery: 'Recovery link',
  banName: params('Ban {name}'),
  ban: 'Ban',
  letInName: params('Let {name} in again'),
  letIn: 'Let in again',
});
