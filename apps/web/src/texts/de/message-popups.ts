import type { messagePopupsTexts } from '../en/message-popups.ts';
import type { Translated } from '../texts.ts';

export const messagePopups: Translated<typeof messagePopupsTexts> = {
  chooseReaction: 'Reaktion wählen',
  linkCopied: 'Der Link zu dieser Nachricht ist kopiert.',
  textCopied: 'Der Text dieser Nachricht ist kopiert.',
};
