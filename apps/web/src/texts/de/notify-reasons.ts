import type { notifyReasonsTexts } from '../en/notify-reasons.ts';
import type { Translated } from '../texts.ts';

export const notifyReasons: Translated<typeof notifyReasonsTexts> = {
  notified: 'Benachrichtigt, weil {call}.',
  silent: 'Nicht benachrichtigt: {why}.',
  silentThough: 'Nicht benachrichtigt, obwohl {call}: {why}.',
  callDirect: 'es eine Direktnachricht ist',
  callMention: 'du erwähnt wurdest',
  callThread: 'es die Antwort in einem Thread ist, dem du folgst',
  callEverybody: 'alle angesprochen sind',
  callKeyword: 'dein Stichwort „{word}“ vorkommt',
  callAll: 'du dort alle Nachrichten gewählt hast',
  mine: 'Sie ist von dir',
  deleted: 'Sie wurde gleich gelöscht',
  muted: 'Der Raum ist stummgeschaltet',
  hidden: 'Der Raum ist ausgeblendet',
  open: 'Du hattest den Raum offen',
  read: 'Du hattest sie schon gelesen',
  uncalled: 'Sie galt nicht dir',
  nothing: 'Du hast keine Benachrichtigungen gewählt',
  paused: 'Nicht stören',
  quiet: 'Ruhezeit',
  off: 'Benachrichtigungen sind ausgeschaltet',
  unable: 'Dieses Gerät zeigt keine an',
  refused: 'Dieser Browser blockiert Benachrichtigungen',
  unasked: 'Auf diesem Gerät sind sie noch nicht erlaubt',
  unfollowed: 'Du folgst diesem Thread nicht',
  outside: 'Du bist nicht in diesem Raum',
  until: '{why} bis {when}',
  missedTold: {
    one: 'Eine Nachricht, während du weg warst: zusammengefasst gemeldet.',
    other: '{count} Nachrichten, während du weg warst: zusammengefasst gemeldet.',
  },
  missedUntold: {
    one: 'Eine Nachricht, während du weg warst: nicht einzeln gemeldet.',
    other: '{count} Nachrichten, während du weg warst: nicht einzeln gemeldet.',
  },
  unknown:
    'Dieses Gerät weiß es nicht: Die Nachricht kam, während hier keine Seite offen war, oder vor langer Zeit.',
};
