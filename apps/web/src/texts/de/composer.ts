import type { composerTexts } from '../en/composer.ts';
import type { Translated } from '../texts.ts';

export const composer: Translated<typeof composerTexts> = {
  slowMode: 'Langsamer Modus: eine Nachricht je {span}.',
  waits: 'Sie wird gesendet, sobald ihre Dateien hochgeladen sind.',
  sendAgain: 'Du kannst in {time} wieder senden.',
};
