import { texts } from '../texts.ts';

export const lostEditTexts = texts('lostEdit', {
  title: 'This message was deleted while you were editing it',
});
