import type { roomTexts } from '../en/room.ts';
import type { Translated } from '../texts.ts';

export const room: Translated<typeof roomTexts> = {
  opening: 'Der Raum wird geöffnet',
  beginChannel: 'Hier beginnt der Kanal. Alle hier können ihn finden und beitreten.',
  beginArchived: 'Hier beginnt der Kanal.',
  beginPrivate: 'Hier beginnt ein privater Raum. Nur seine Mitglieder können ihn lesen.',
  beginThread: 'Hier beginnt der Thread.',
  beginDirect: 'Hier beginnt deine Unterhaltung mit {people}.',
  beginGroup: {
    one: 'Hier beginnt deine Unterhaltung mit {count} Person.',
    other: 'Hier beginnt deine Unterhaltung mit diesen {count} Leuten.',
  },
  empty: 'Noch keine Nachrichten. Schreib die erste.',
  steps: 'Erste Schritte',
  invite: 'Leute einladen',
  addTopic: 'Thema angeben',
  copyLink: 'Link kopieren',
  linkCopied: 'Der Link zu diesem Raum ist kopiert.',
};
