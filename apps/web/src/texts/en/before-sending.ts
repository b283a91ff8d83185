import { params, plural, texts } from '../texts.ts';

export const beforeSendingTexts = texts('beforeSending', {
  tellAll: plural({ one: 'Tell {count} person?', other: 'Tell {count} people?' }),
  tellHere: plural({ one: 'Tell up to {count} person?', other: 'Tell up to {count} people?' }),
  send: 'Send',
  callsAll: params('@room calls everybody in {room}, also who is not here now.'),
  callsHere: params('@here calls everybody in {room} who is here now.'),
  notInRoom: 'You are not in this room any more.',
});
