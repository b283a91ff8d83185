import { texts } from '../texts.ts';

/** What stands behind the name of who is quoted, and leads to the message. */
export const quoteTexts = texts('quote', {
  wrote: 'wrote',
});
