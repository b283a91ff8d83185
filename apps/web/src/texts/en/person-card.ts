import { params, texts } from '../texts.ts';

export const personCardTexts = texts('personCard', {
  about: params('About {name}'),
  gone: 'No longer here',
  clock: params('{clock} local time'),
  message: 'Message',
  messageTo: params('Message {name}'),
});
