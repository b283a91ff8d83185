import { params, texts } from '../texts.ts';

export const linkedMessagesTexts = texts('linkedMessages', {
  goTo: params('{author}, {when}: go to the linked message'),
});
