import type { beforeSendingTexts } from '../en/before-sending.ts';
import type { Translated } from '../texts.ts';

export const beforeSending: Translated<typeof beforeSendingTexts> = {
  tellAll: { one: '{count} Person benachrichtigen?', other: '{count} Leute benachrichtigen?' },
  tellHere: { one: 'Bis zu {count} Person benachrichtigen?', other: 'Bis zu {count} Leute benachrichtigen?' },
  send: 'Senden',
  callsAll: 'Für {room}: @room ruft alle, auch wer gerade nicht da ist.',
  callsHere: 'Für {room}: @here ruft alle, die gerade da sind.',
  notInRoom: 'Du bist nicht mehr in diesem Raum.',
};
