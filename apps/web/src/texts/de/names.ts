import type { namesTexts } from '../en/names.ts';
import type { Translated } from '../texts.ts';

export const names: Translated<typeof namesTexts> = {
  thread: 'Thread',
  justYou: 'Nur du',
  deleted: 'Gelöschte Person',
  somebody: 'Jemand',
  threadIn: '{room} ({thread})',
};
