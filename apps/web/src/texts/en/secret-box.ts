import { texts } from '../texts.ts';

export const secretBoxTexts = texts('secretBox', {
  copy: 'Copy',
  refused: 'The browser did not allow it. Select the text and copy it.',
});
