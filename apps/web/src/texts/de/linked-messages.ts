import type { linkedMessagesTexts } from '../en/linked-messages.ts';
import type { Translated } from '../texts.ts';

export const linkedMessages: Translated<typeof linkedMessagesTexts> = {
  goTo: '{author}, {when}: zur verlinkten Nachricht gehen',
};
