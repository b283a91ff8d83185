import { texts } from '../texts.ts';

export const amountsTexts = texts('amounts', {
  moment: 'Less than a minute',
});
