import type { problemTexts } from '../en/problem.ts';
import type { Translated } from '../texts.ts';

export const problem: Translated<typeof problemTexts> = {
  name: 'Der Name',
  topic: 'Das Thema',
  text: 'Der Text',
  reason: 'Der Grund',
  password: 'Das Passwort',
  users: 'Die Liste der Personen',
  something: 'Etwas',
  of: '{field} {problem}.',
  tooFast: 'Das war zu schnell. Versuch es in {seconds} s noch einmal.',
};
