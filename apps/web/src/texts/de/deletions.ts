import type { deletionsTexts } from '../en/deletions.ts';
import type { Translated } from '../texts.ts';

export const deletions: Translated<typeof deletionsTexts> = {
  deleting: { one: 'Löscht die Nachricht …', other: 'Löscht {count} Nachrichten …' },
  undo: { one: 'Rückgängig', other: 'Alle zurückholen' },
  now: 'Sofort löschen',
  row: 'Wird gelöscht …',
  undone: 'Das Löschen ist rückgängig gemacht.',
  kept: 'Die Nachricht ist noch da. {problem}',
};
