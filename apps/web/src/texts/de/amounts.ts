import type { amountsTexts } from '../en/amounts.ts';
import type { Translated } from '../texts.ts';

export const amounts: Translated<typeof amountsTexts> = {
  moment: 'Weniger als eine Minute',
};
