import { params, plural, texts } from '../texts.ts';

export const messageTexts = texts('message', {
  jumpToDate: 'Jump to a date',
  new: 'New',
  pinnedBy: params('Pinned by {name}'),
  bot: 'bot',
  botHint: 'Written by a program',
  lobby: 'lobby',
  lobbyHint: 'Sent by a simple client of the lobby, where anybody can use any name',
  lobbyGuest: 'lobby guest',
  guest: 'guest',
  deleted: 'This message was deleted',
  edited: '(edited)',
  editedAt: params('Edited {when}'),
  sending: 'Sending',
  more: 'More actions',
  place: params('Message {seq} of {all}'),
  latest: 'Jump to latest',
  missed: plural({ one: '{count} new message', other: '{count} new messages' }),
});
