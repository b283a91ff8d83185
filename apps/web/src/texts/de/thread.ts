import type { threadTexts } from '../en/thread.ts';
import type { Translated } from '../texts.ts';

export const thread: Translated<typeof threadTexts> = {
  opening: 'Der Thread wird geöffnet',
  none: 'Hier gibt es keinen Thread',
  noneHint: 'Auf diese Nachricht hat niemand geantwortet, und du kannst hier keinen Thread beginnen.',
  noMessage: 'Diese Nachricht gibt es nicht',
  noMessageHint: 'Ihre Adresse ist nicht vollständig, oder sie steht in einem anderen Raum.',
  resolve: 'Als erledigt markieren',
  reopen: 'Thread wieder öffnen',
  name: 'Thread benennen',
  nameField: 'Name des Threads',
  follow: 'Dem Thread folgen',
  unfollow: 'Dem Thread nicht mehr folgen',
  inThread: 'diesem Thread',
  toThread: 'diesen Thread',
  noReplies: 'Noch keine Antworten. Schreib die erste.',
  lookingIn: 'Du schaust nur zu.',
  joinHint: 'Tritt dem Kanal bei, um zu antworten.',
  root: 'Die Nachricht',
  repliesResolved: { one: '{count} Antwort, erledigt', other: '{count} Antworten, erledigt' },
};
