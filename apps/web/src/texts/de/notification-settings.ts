import type { notificationSettingsTexts } from '../en/notification-settings.ts';
import type { Translated } from '../texts.ts';

export const notificationSettings: Translated<typeof notificationSettingsTexts> = {
  mentions: 'Nur was für mich ist',
  mentionsHint:
    'Direktnachrichten, Erwähnungen, Antworten in Threads, denen du folgst, und deine Stichwörter.',
  all: 'Alle Nachrichten',
  allHint: 'In allen Räumen, in denen du bist.',
  none: 'Nichts',
  noneHint: 'Außer in Räumen mit eigener Einstellung.',
  tells: 'Worüber du benachrichtigt wirst',
  tellsHint:
    'Gilt auf all deinen Geräten. Ein Raum kann eine eigene Einstellung haben: Sie steht in seinen Optionen in der Seitenleiste.',
  tellOf: 'Benachrichtigen über',
  show: 'Benachrichtigungen zeigen',
  showHint: 'Außerhalb dieser Seite, auf Geräten, auf denen du es erlaubt hast.',
  sound: 'Ton abspielen',
  soundHint: 'Einen kurzen, auch wo sich keine Benachrichtigung zeigen lässt.',
  denied:
    'Dein Browser blockiert Benachrichtigungen dieser Seite. Um sie zu erlauben, klick auf das Symbol links neben der Adresse, öffne die Einstellungen der Website und stell Benachrichtigungen auf „Zulassen“.',
  insecure:
    'Browser zeigen Benachrichtigungen nur von Seiten, die https benutzen, und diese benutzt http. Wer den Server betreibt, kann https einrichten.',
  missing:
    'Dieser Browser zeigt keine Benachrichtigungen von Seiten. Auf einem Computer tun es Chrome, Edge, Firefox und Safari. Hier melden es dir Zahlen im Titel und der Ton.',
  device: 'Auf diesem Gerät',
  may: '{place} kann dir außerhalb dieser Seite melden, wenn eine Nachricht für dich ist und du woanders hinsiehst. Dein Browser fragt dich einmal, ob es darf.',
  allow: 'Benachrichtigungen erlauben',
  allowed: 'Benachrichtigungen sind auf diesem Gerät erlaubt.',
  sent: 'Gesendet. Wenn du nichts siehst, prüf, ob dein System Benachrichtigungen zurückhält, etwa im Fokus- oder Nicht-stören-Modus.',
  shown: 'Dein System meldet, dass sie gezeigt wird.',
  failed: 'Dein System hat sie nicht gezeigt.',
  unsent: 'Der Ton wurde abgespielt. Keine Benachrichtigung: siehe oben.',
  trialTitle: 'Das ist {place}',
  trialBody: 'So sieht es aus, wenn eine Nachricht für dich ist.',
  trial: 'Test senden',
  ownLevels: 'Räume mit eigener Einstellung',
  keywordLong: {
    one: 'Ein Stichwort hat höchstens {count} Zeichen.',
    other: 'Ein Stichwort hat höchstens {count} Zeichen.',
  },
  keywordsFull: 'Es sind schon {count}, mehr gehen nicht.',
  keywords: 'Stichwörter',
  keywordsHint:
    'Eine Nachricht mit einem davon benachrichtigt wie eine, die dich erwähnt. Sie gelten als ganze Wörter, ob groß oder klein geschrieben.',
  newKeyword: 'Neues Stichwort',
  add: 'Hinzufügen',
  removeKeyword: '{keyword} entfernen',
  remove: 'Entfernen',
  quiet: 'Ruhezeiten',
  quietHere:
    'Dann benachrichtigt dich nichts; Zahlen zählen weiter. Es gilt die Uhr jedes Geräts, wenn dein Profil nicht sagt, wo du bist.',
  quietThere:
    'Dann benachrichtigt dich nichts; Zahlen zählen weiter. Es gilt die Zeit von {zone}, wie in deinem Profil.',
  haveQuiet: 'Ruhezeiten nutzen',
  from: 'Von',
  to: 'Bis',
  days: 'An diesen Tagen',
  quietNow: 'Ruhezeit bis {clock}.',
  noDay: 'Kein Tag ist gewählt, also gibt es keine Ruhezeit.',
  why: 'Warum wurde ich benachrichtigt oder nicht?',
  whyHint:
    'Was dieses Gerät bei den letzten {count} Nachrichten getan hat, nur auf diesem Gerät aufbewahrt und ohne ihren Inhalt.',
  erase: 'Leeren',
  noneYet: 'Noch keine Nachrichten.',
  ledger: 'Nachrichten und was mit ihnen geschah',
  leftRoom: 'Ein Raum oder Thread, in dem du nicht mehr bist',
  entryLeft: '{author} in einem Raum oder Thread, in dem du nicht mehr bist',
  entry: '{author} in {room}',
};
