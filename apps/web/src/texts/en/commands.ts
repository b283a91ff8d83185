import { params, texts } from '../texts.ts';

export const commandsTexts = texts('commands', {
  help: 'Formatting, commands and keys',
  invite: 'Invites people to this room',
  inviteTakes: '@names',
  leave: 'Leaves this room',
  me: 'Says what you do, in italics',
  meTakes: 'what you do',
  meEmpty: 'Say what you do: /me waves.',
  search: 'Searches the messages of this room',
  searchTakes: 'words',
  shrug: 'Sends your words with ¯\\_(ツ)_/¯',
  shrugTakes: 'words',
  topic: 'Sets the topic of this room',
  topicTakes: 'new topic',
  topicEmpty: 'Say what the topic is: /topic Everything about the harbour.',
  topicSet: 'The topic is set.',
  unknown: params(
    'There is no command /{name}. To send it as it stands, begin with two: //{name}. What there is: /help.',
  ),
  notAllowed: params('You can’t do /{name} in {room}.'),
  nobody: params('Nobody here is called {name}.'),
  invited: params('Invited: {people}.'),
  allIn: 'They are in this room already.',
});
