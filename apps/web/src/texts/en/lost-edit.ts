import { texts } from '../texts.ts';

export const lostEditTexts = texts('lostEdit', {
  title: 'This message was deleted while you were editing it',
  still: 'Your edit is not saved: you can’t edit this message now',
});
