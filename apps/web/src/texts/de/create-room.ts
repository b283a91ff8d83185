import type { createRoomTexts } from '../en/create-room.ts';
import type { Translated } from '../texts.ts';

export const createRoom: Translated<typeof createRoomTexts> = {
  title: 'Raum erstellen',
  name: 'Name',
  nameExample: 'Zum Beispiel: design',
  topic: 'Thema (optional)',
  topicExample: 'Worum geht es?',
  who: 'Wer beitreten kann',
  everybody: 'Alle',
  everybodyHint: 'Ein Kanal: Alle hier können ihn finden, lesen und beitreten.',
  invited: 'Nur wen du einlädst',
  invitedHint: 'Ein privater Raum: Sonst weiß niemand, dass es ihn gibt.',
  cancel: 'Abbrechen',
  create: 'Erstellen',
};
