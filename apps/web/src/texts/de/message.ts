import type { messageTexts } from '../en/message.ts';
import type { Translated } from '../texts.ts';

export const message: Translated<typeof messageTexts> = {
  jumpToDate: 'Zu einem Datum springen',
  new: 'Neu',
  pinnedBy: 'Angeheftet von {name}',
  bot: 'Bot',
  botHint: 'Von einem Programm geschrieben',
  lobby: 'Lobby',
  lobbyHint: 'Mit einem Zehn-Zeilen-Client der Lobby geschrieben, unter einem Namen, den jeder angeben kann',
  lobbyGuest: 'Gast der Lobby',
  guest: 'Gast',
  deleted: 'Diese Nachricht wurde gelöscht',
  edited: '(bearbeitet)',
  editedAt: 'Bearbeitet: {when}',
  sending: 'Wird gesendet',
  more: 'Weitere Aktionen',
  place: 'Nachricht {seq} von {all}',
  latest: 'Zum Neuesten',
  missed: { one: '{count} neue Nachricht', other: '{count} neue Nachrichten' },
};
