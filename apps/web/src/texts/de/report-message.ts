import type { reportMessageTexts } from '../en/report-message.ts';
import type { Translated } from '../texts.ts';

export const reportMessage: Translated<typeof reportMessageTexts> = {
  title: 'Diese Nachricht melden',
  thanks: 'Danke. Wer hier für Ordnung sorgt, sieht es sich an.',
  already: 'Du hast diese Nachricht schon gemeldet. Wer hier für Ordnung sorgt, sieht es sich an.',
  reason: 'Was stimmt mit ihr nicht?',
  reasonHint: 'Ein paar Worte genügen.',
  reasonMissing: 'Bitte sag in ein paar Worten, was nicht stimmt.',
  seenInDirect:
    'Die Admins sehen diese Nachricht, wie sie jetzt ist, deinen Namen und was du hier schreibst, sonst nichts von dem, was gesagt wurde.',
  seenInChannel:
    'Die Moderatoren dieses Raums und die Admins sehen diese Nachricht, wie sie jetzt ist, deinen Namen und was du hier schreibst.',
  seenInPrivate:
    'Die Moderatoren dieses Raums und die Admins sehen diese Nachricht, wie sie jetzt ist, deinen Namen und was du hier schreibst, sonst nichts von dem, was gesagt wurde.',
  authorIsAdmin: 'Wer sie geschrieben hat, gehört zu den Admins und kann das ebenfalls sehen.',
  authorNotTold: 'Wer sie geschrieben hat, erfährt davon nichts.',
  report: 'Melden',
};
