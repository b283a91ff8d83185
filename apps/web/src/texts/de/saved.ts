import type { savedTexts } from '../en/saved.ts';
import type { Translated } from '../texts.ts';

export const saved: Translated<typeof savedTexts> = {
  taken: 'Aus deinen gemerkten Nachrichten entfernt.',
  tooMany: {
    one: 'Du hast dir {count} Nachricht aus diesem Raum gemerkt. Nimm erst eine von der Liste.',
    other: 'Du hast dir {count} Nachrichten aus diesem Raum gemerkt. Nimm erst eine von der Liste.',
  },
  saved: 'Für später gemerkt. Nur du siehst, was du dir merkst.',
};
