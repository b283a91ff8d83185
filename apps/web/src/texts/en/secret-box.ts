import { texts } from '../texts.ts';

export const secretBoxTexts = texts('secretBox', {
  copy: 'Copy',
  refused: 'Your browser didn’t allow it. Select the text and copy it.',
});
