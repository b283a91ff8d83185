import type { quoteTexts } from '../en/quote.ts';
import type { Translated } from '../texts.ts';

export const quote: Translated<typeof quoteTexts> = {
  wrote: 'schrieb',
};
