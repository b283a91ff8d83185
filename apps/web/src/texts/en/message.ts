import { params, plural, texts } from '../texts.ts';

export const messageTexts = texts('message', {
  jumpToDate: 'Jump to a date',
  new: 'New',
  pinnedBy: params('Pinned by {name}'),
  bot: 'bot',
  botHint: 'Written by a program',
  lobby: 'lobby',
  lobbyHint: 'Written with a ten-line client of the lobby, under a name that anybody can give',
  lobbyGuest: 'lobby guest',
  guest: 'guest',
  deleted: 'This message was deleted',
  edited: '(edited)',
  editedAt: params('Edited {when}'),
  sending: 'Sending',
  more: 'More actions',
  latest: 'Jump to latest',
  missed: plural({ one: '{count} new message', other: '{count} new messages' }),
});
