import { texts } from '../texts.ts';

export const createRoomTexts = texts('createRoom', {
  title: 'Create a room',
  name: 'Name',
  nameExample: 'For example: design',
  topic: 'Topic (optional)',
  topicExample: 'What is it about?',
  who: 'Who can join',
  everybody: 'Everybody',
  everybodyHint: 'A channel: anyone here can find it, read it and join.',
  invited: 'Only people you invite',
  invitedHint: 'A private room: nobody else knows it exists.',
  cancel: 'Cancel',
  create: 'Create',
});
