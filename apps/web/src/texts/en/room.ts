import { params, plural, texts } from '../texts.ts';

export const roomTexts = texts('room', {
  opening: 'Opening the room',
  beginChannel: 'This is the very beginning of the channel. Everybody here can find it and join.',
  beginArchived: 'This is the very beginning of the channel.',
  beginPrivate: 'This is the very beginning of a private room. Only its members can read it.',
  beginThread: 'This is the very beginning of the thread.',
  beginDirect: params('This is the very beginning of your conversation with {people}.'),
  beginGroup: plural({
    one: 'This is the very beginning of your conversation with {count} person.',
    other: 'This is the very beginning of your conversation with these {count} people.',
  }),
  empty: 'No messages yet. Write the first one.',
  steps: 'What to do first',
  invite: 'Invite people',
  addTopic: 'Add a topic',
  copyLink: 'Copy link',
  linkCopied: 'The link to this room is copied.',
});
