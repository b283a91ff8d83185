import type { sidebarTexts } from '../en/sidebar.ts';
import type { Translated } from '../texts.ts';

export const sidebar: Translated<typeof sidebarTexts> = {
  go: 'Gehe zu …',
  catchUp: 'Aufholen',
  search: 'Nachrichten suchen',
  searchKeys: 'Nachrichten suchen (Strg+Umschalt+F)',
  rooms: 'Räume',
  loading: 'Räume werden geladen',
  favourites: 'Favoriten',
  emptyFolder: 'Dieser Ordner ist leer.',
  channels: 'Kanäle',
  create: 'Raum erstellen',
  noChannel: 'Du bist noch in keinem Kanal. Sieh dich um und tritt einem bei.',
  privates: 'Privat',
  directs: 'Direktnachrichten',
  newDirect: 'Neue Direktnachricht',
  noDirect: 'Sprich mit einer Person oder mit mehreren.',
  hidden: 'Ausgeblendet ({count})',
  browse: 'Kanäle durchsuchen',
};
