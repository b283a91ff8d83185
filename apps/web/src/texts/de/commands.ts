import type { commandsTexts } from '../en/commands.ts';
import type { Translated } from '../texts.ts';

export const commands: Translated<typeof commandsTexts> = {
  help: 'Formatierung, Befehle, Tasten',
  invite: 'Lädt Leute in diesen Raum ein',
  inviteTakes: '@Namen',
  leave: 'Verlässt diesen Raum',
  me: 'Sagt kursiv, was du tust',
  meTakes: 'was du tust',
  meEmpty: 'Sag, was du tust: /me winkt.',
  search: 'Durchsucht diesen Raum',
  searchTakes: 'Wörter',
  shrug: 'Sendet deine Worte mit ¯\\_(ツ)_/¯',
  shrugTakes: 'Worte',
  topic: 'Setzt das Thema dieses Raums',
  topicTakes: 'neues Thema',
  topicEmpty: 'Sag, was das Thema ist: /topic Alles über den Hafen.',
  topicSet: 'Das Thema ist gesetzt.',
  unknown:
    'Es gibt keinen Befehl /{name}. Um es so zu senden, wie es dasteht, beginne mit zweien: //{name}. Was es gibt: /help.',
  notAllowed: 'Du kannst /{name} in {room} nicht ausführen.',
  nobody: 'Hier heißt niemand {name}.',
  invited: 'Eingeladen: {people}.',
  allIn: 'Sie sind schon in diesem Raum.',
};
