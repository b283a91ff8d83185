import type { composerTexts } from '../en/composer.ts';
import type { Translated } from '../texts.ts';

export const composer: Translated<typeof composerTexts> = {
  slowMode: 'Langsamer Modus: eine Nachricht je {span}.',
  sendAgain: 'Du kannst in {time} wieder senden.',
};
