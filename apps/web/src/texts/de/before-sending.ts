import type { beforeSendingTexts } from '../en/before-sending.ts';
import type { Translated } from '../texts.ts';

export const beforeSending: Translated<typeof beforeSendingTexts> = {
  tellAll: { one: '{count} Person benachrichtigen?', other: '{count} Leute benachrichtigen?' },
  tellMore: 'Mehr als {count} Leute benachrichtigen?',
  tellHere: {
    one: '{count} Person benachrichtigen, die da ist?',
    other: '{count} Leute benachrichtigen, die da sind?',
  },
  tellWhoIsHere: 'Alle benachrichtigen, die da sind?',
  tellNobody: 'Gerade ist sonst niemand da. Trotzdem senden?',
  tellWithoutCall: 'Senden, ohne alle zu benachrichtigen?',
  send: 'Senden',
  callsAll: 'Für {room}: @room ruft alle, auch wer gerade nicht da ist.',
  callsHere:
    'Für {room}: @here ruft alle, die gerade da sind. Die anderen finden es bei ihren Erwähnungen, wenn sie wiederkommen.',
  callsNobody:
    'In {room} sind mehr als {count} Leute. Gäste können so viele nicht mit @room oder @here auf einmal benachrichtigen, dazu braucht man ein Konto.',
  notInRoom: 'Du bist nicht mehr in diesem Raum.',
};
