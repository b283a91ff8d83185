import { params, texts } from '../texts.ts';

export const timelineTexts = texts('timeline', {
  messages: params('Messages in {room}'),
  notThere: 'That message isn’t here. These are the latest ones.',
  notLoaded: 'Messages couldn’t be loaded',
  notAll: params('Some messages couldn’t be loaded. {problem}'),
  pinnedByYou: 'you',
  you: 'You',
});
