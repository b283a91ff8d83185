import type { messageExtrasTexts } from '../en/message-extras.ts';
import type { Translated } from '../texts.ts';

export const messageExtras: Translated<typeof messageExtrasTexts> = {
  reactions: 'Reaktionen',
  others: { one: '{count} weitere Person', other: '{count} weitere' },
  file: 'Datei',
  files: { one: '{count} Datei', other: '{count} Dateien' },
  open: '{name} öffnen',
  notSent: 'Nicht gesendet. {problem}',
  retry: 'Erneut senden',
  discard: 'Verwerfen',
};
