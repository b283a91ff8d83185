import type { catchUpTexts } from '../en/catch-up.ts';
import type { Translated } from '../texts.ts';

export const catchUp: Translated<typeof catchUpTexts> = {
  title: 'Aufholen',
  loading: 'Räume werden geladen',
  doneWith: '{room} ist erledigt.',
  waits: '{room} wartet am Ende.',
  left: { one: 'Noch {count} Unterhaltung zu lesen.', other: 'Noch {count} Unterhaltungen zu lesen.' },
  undo: 'Rückgängig',
  nothing: 'Du bist auf dem neuesten Stand',
  nothingMore: 'Nichts wartet mehr auf dich. Gut gemacht.',
  nothingYet: 'Neues sammelt sich hier: erst Direktnachrichten, dann Threads und Räume.',
  list: 'Zu lesen',
  keys: '{j} weiter {k} zurück {e} erledigt {l} später {z} rückgängig {r} antworten',
  unread: { one: '{count} ungelesen', other: '{count} ungelesen' },
  done: 'Erledigt',
  later: 'Später',
  reply: 'Öffnen und antworten',
  unreadLoading: 'Ungelesenes wird geladen',
  unreadList: 'Ungelesene Nachrichten',
  more: 'Dort gibt es noch mehr zu lesen.',
};
