import { params, texts } from '../texts.ts';

export const passwordTexts = texts('password', {
  hide: 'Hide the password',
  show: 'Show the password',
  problem: params('The password {problem}.'),
  hint: params('At least {min} characters. A sentence is easy to remember.'),
});
