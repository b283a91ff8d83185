import { params, texts } from '../texts.ts';

export const pickPeopleTexts = texts('pickPeople', {
  invitePeople: 'Invite people',
  inviteTo: params('Invite to {room}'),
  inviteHint: 'They’re added at once, and can read earlier messages.',
  toInvite: 'People to invite',
  invite: 'Invite',
  cancel: 'Cancel',
  newDirect: 'New direct message',
  newDirectHint: 'Pick one person, or several.',
  toTalk: 'People to talk to',
  start: 'Start talking',
  loading: 'Loading people',
  none: 'No people found.',
  alone: 'Nobody else is here yet.',
  inviteNew: 'Invite new people',
});
