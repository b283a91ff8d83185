import type { appTexts } from '../en/app.ts';
import type { Translated } from '../texts.ts';

export const app: Translated<typeof appTexts> = {
  unreachable: '{place} ist nicht erreichbar',
  triesAgain: 'Diese Seite versucht es von selbst weiter.',
  notFound: 'Seite nicht gefunden',
  nothingHere: 'Unter dieser Adresse gibt es keine Seite',
  toRooms: 'Zu deinen Räumen',
  broken: 'Etwas ist schiefgegangen',
  safe: 'Alles, was du gesendet hast, ist auf dem Server sicher. Lade die Seite neu, um weiterzumachen.',
};
