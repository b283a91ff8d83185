import type { roomPanelTexts } from '../en/room-panel.ts';
import type { Translated } from '../texts.ts';

export const roomPanel: Translated<typeof roomPanelTexts> = {
  about: 'Über {room}',
  tabPins: 'Pins',
  tabMembers: 'Mitglieder',
  tabLinks: 'Links',
  tabFiles: 'Dateien',
  pins: 'Angeheftete Nachrichten',
  pinsLoading: 'Angeheftete Nachrichten werden geladen',
  pinsNone: 'Noch nichts angeheftet',
  pinsHint: 'Hefte eine Nachricht über ihr Menü an, dann finden alle sie hier wieder.',
  goToPinned: '{author}, {when}: zur Nachricht gehen',
  pinnedByYou: 'Von dir angeheftet · {day}',
  pinnedBy: 'Von {name} angeheftet · {day}',
  unpin: 'Nicht mehr anheften',
  unpinOf: 'Die Nachricht von {author} nicht mehr anheften',
  linksNone: 'Noch keine Links',
  linksHint: 'Links, die hier geschrieben werden, sammeln sich an dieser Stelle.',
  linksLoading: 'Links werden geladen',
  filesNone: 'Noch keine Dateien',
  filesHint: 'Dateien, die hier gesendet werden, sammeln sich an dieser Stelle.',
  filesLoading: 'Dateien werden geladen',
  goTo: 'Zur Nachricht gehen',
  goToOf: 'Zur Nachricht von {author}, {when}',
};
