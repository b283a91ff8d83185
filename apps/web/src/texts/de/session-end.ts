import type { sessionEndTexts } from '../en/session-end.ts';
import type { Translated } from '../texts.ts';

export const sessionEnd: Translated<typeof sessionEndTexts> = {
  signed_out: 'Du wurdest abgemeldet.',
  expired: 'Deine Sitzung ist abgelaufen.',
  removed: 'Dein Konto wurde gelöscht.',
  replaced: 'Deine Sitzung wurde durch eine andere ersetzt.',
  incompatible: 'Es gibt eine neue Version von Parley.',
  banned: 'Du wurdest gesperrt.',
  closed: 'Getrennt.',
};
