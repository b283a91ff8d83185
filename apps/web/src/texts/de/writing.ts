import type { writingTexts } from '../en/writing.ts';
import type { Translated } from '../texts.ts';

export const writing: Translated<typeof writingTexts> = {
  messageTo: 'Nachricht an {to}',
  left: 'Zeichen übrig',
  send: 'Senden',
  sendHint: 'Senden (Eingabetaste)',
  tooLong: {
    one: 'Zu lang zum Senden: {count} Zeichen zu viel. Eine Nachricht hat höchstens {max}.',
    other: 'Zu lang zum Senden: {count} Zeichen zu viel. Eine Nachricht hat höchstens {max}.',
  },
  tooLongAlert: 'Die Nachricht ist zu lang zum Senden.',
  whyNot: 'Warum du hier nicht schreiben kannst',
  typing: 'Wer schreibt',
  typingOne: '{name} schreibt',
  typingTwo: '{first} und {second} schreiben',
  typingMany: { one: '{count} Person schreibt', other: '{count} Personen schreiben' },
  nothingKept:
    'Dieser Browser lässt Parley nichts speichern. Lass diese Seite offen, bis deine Nachrichten gesendet sind, sonst gehen sie verloren.',
};
