import type { messageMenuTexts } from '../en/message-menu.ts';
import type { Translated } from '../texts.ts';

export const messageMenu: Translated<typeof messageMenuTexts> = {
  title: 'Aktionen für die Nachricht',
  quote: 'Mit Zitat antworten',
  pin: 'Anheften',
  unpin: 'Nicht mehr anheften',
  markUnread: 'Als ungelesen markieren',
  save: 'Für später merken',
  unsave: 'Nicht mehr merken',
  why: 'Warum wurde ich benachrichtigt – oder nicht?',
  about: 'Über {name}',
  copyText: 'Text kopieren',
  copyLink: 'Link kopieren',
  report: 'Melden …',
  delete: 'Löschen',
};
