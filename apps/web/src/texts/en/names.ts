import { params, texts } from '../texts.ts';

export const namesTexts = texts('names', {
  thread: 'Thread',
  justYou: 'Just you',
  deleted: 'Deleted person',
  somebody: 'Somebody',
  threadIn: params('{room} ({thread})'),
});
