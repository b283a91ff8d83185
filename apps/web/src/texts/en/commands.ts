import { params, texts } from '../texts.ts';

export const commandsTexts = texts('commands', {
  help: 'Formatting, commands and keys',
  invite: 'Invites people to this room',
  inviteTakes: '@names',
  leave: 'Leaves this room',
  me: 'Says what you do, in italics',
  meTakes: 'what you do',
  meEmpty: 'Say what you’re doing, for example /me waves.',
  search: 'Searches messages in this room',
  searchTakes: 'words',
  shrug: 'Sends your words with ¯\\_(ツ)_/¯',
  shrugTakes: 'words',
  topic: 'Sets the topic of this room',
  topicTakes: 'new topic',
  topicEmpty: 'Add the topic, for example /topic Everything about the harbour.',
  topicSet: 'Topic set.',
  unknown: params(
    'There’s no command /{name}. To send the text as it is, start with two slashes: //{name}. For all commands, type /help.',
  ),
  notAllowed: params('You can’t use /{name} in {room}.'),
  nobody: params('Nobody here is called {name}.'),
  invited: params('Invited: {people}.'),
  allIn: 'They’re already in this room.',
});
