import { params, texts } from '../texts.ts';

export const pickPeopleTexts = texts('pickPeople', {
  invitePeople: 'Invite people',
  inviteTo: params('Invite to {room}'),
  inviteHint: 'They become members at once, and can read what was said before.',
  toInvite: 'People to invite',
  invite: 'Invite',
  cancel: 'Cancel',
  newDirect: 'New direct message',
  newDirectHint: 'Pick one person, or several.',
  toTalk: 'People to talk to',
  start: 'Start talking',
  loading: 'Loading people',
  none: 'Nobody has a name like that.',
  alone: 'Nobody else is here yet.',
});
