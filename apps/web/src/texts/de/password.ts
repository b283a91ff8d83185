import type { passwordTexts } from '../en/password.ts';
import type { Translated } from '../texts.ts';

export const password: Translated<typeof passwordTexts> = {
  hide: 'Passwort verbergen',
  show: 'Passwort zeigen',
  problem: 'Das Passwort {problem}.',
  hint: 'Mindestens {min} Zeichen. Ein Satz ist leicht zu merken.',
};
