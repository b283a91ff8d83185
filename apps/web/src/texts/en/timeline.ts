import { params, texts } from '../texts.ts';

export const timelineTexts = texts('timeline', {
  messages: params('Messages in {room}'),
  notThere: 'There is no such message here. This is the room as it is now.',
  notLoaded: 'The messages could not be loaded',
  notAll: params('Not all messages could be loaded. {problem}'),
  pinnedByYou: 'you',
  you: 'You',
});
