import type { messagePopupsTexts } from '../en/message-popups.ts';
import type { Translated } from '../texts.ts';

export const messagePopups: Translated<typeof messagePopupsTexts> = {
  noCopying: 'Der Browser erlaubt das Kopieren hier nicht.',
  chooseReaction: 'Reaktion wählen',
};
