import type { canNotWriteTexts } from '../en/can-not-write.ts';
import type { Translated } from '../texts.ts';

export const canNotWrite: Translated<typeof canNotWriteTexts> = {
  readOnly: 'Dieser Raum ist schreibgeschützt.',
  readOnlyHint: 'Nur seine Moderatoren schreiben hier. Reagieren kannst du trotzdem.',
  muted: 'Du bist hier stummgeschaltet – {until}.',
  mutedHint:
    'Lesen kannst du weiterhin. Wenn du das für ein Versehen hältst, sprich mit einem Moderator dieses Raums.',
};
