import { params, texts } from '../texts.ts';

export const problemTexts = texts('problem', {
  name: 'The name',
  topic: 'The topic',
  text: 'The text',
  reason: 'The reason',
  password: 'The password',
  users: 'The list of people',
  something: 'Something',
  of: params('{field} {problem}.'),
  tooFast: params('That was too fast. Try again in {seconds} s.'),
});
