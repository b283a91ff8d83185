import { params, plural, texts } from '../texts.ts';

export const beforeSendingTexts = texts('beforeSending', {
  tellAll: plural({ one: 'Tell {count} person?', other: 'Tell {count} people?' }),
  tellMore: params('Tell more than {count} people?'),
  tellHere: plural({ one: 'Tell {count} person who is here?', other: 'Tell {count} people who are here?' }),
  tellWhoIsHere: 'Tell everybody who is here?',
  tellNobody: 'Nobody else is here now. Send it?',
  send: 'Send',
  callsAll: params('@room calls everybody in {room}, also who is not here now.'),
  callsHere: params('@here calls everybody in {room} who is here now. Others find it when they come back.'),
  notInRoom: 'You are not in this room any more.',
});
