import { params, plural, texts } from '../texts.ts';

export const beforeSendingTexts = texts('beforeSending', {
  tellAll: plural({ one: 'Notify {count} person?', other: 'Notify {count} people?' }),
  tellMore: params('Notify more than {count} people?'),
  tellHere: plural({
    one: 'Notify {count} person who is here?',
    other: 'Notify {count} people who are here?',
  }),
  tellWhoIsHere: 'Notify everybody who is here?',
  tellNobody: 'Nobody else is here right now. Send anyway?',
  tellWithoutCall: 'Send without notifying everybody?',
  send: 'Send',
  callsAll: params('@room notifies everybody in {room}, even people who are away.'),
  callsHere: params(
    '@here notifies everybody in {room} who is here now. The others find it among their mentions when they come back.',
  ),
  callsNobody: params(
    'There are more than {count} people in {room}. Guests can’t notify so many at once with @room or @here; people with an account can.',
  ),
  notInRoom: 'You’re no longer in this room.',
});
