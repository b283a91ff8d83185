import type { threadTexts } from '../en/thread.ts';
import type { Translated } from '../texts.ts';

export const thread: Translated<typeof threadTexts> = {
  opening: 'Der Thread wird geöffnet',
  none: 'Hier gibt es keinen Thread',
  noneHint: 'Auf diese Nachricht hat niemand geantwortet, und du kannst hier keinen Thread beginnen.',
  noMessage: 'Nachricht nicht gefunden',
  noMessageHint: 'Der Link ist unvollständig, oder die Nachricht steht in einem anderen Raum.',
  resolve: 'Als erledigt markieren',
  reopen: 'Thread wieder öffnen',
  name: 'Thread benennen',
  nameField: 'Name des Threads',
  follow: 'Dem Thread folgen',
  unfollow: 'Dem Thread nicht mehr folgen',
  inThread: 'diesem Thread',
  toThread: 'diesen Thread',
  noReplies: 'Noch keine Antworten. Schreib die erste.',
  lookingIn: 'Das ist eine Vorschau dieses Kanals.',
  joinHint: 'Tritt dem Kanal bei, um zu antworten.',
  root: 'Die Nachricht',
  repliesResolved: { one: '{count} Antwort, erledigt', other: '{count} Antworten, erledigt' },
};
