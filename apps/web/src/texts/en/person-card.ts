import { params, texts } from '../texts.ts';

export const personCardTexts = texts('personCard', {
  about: params('About {name}'),
  gone: 'Not here any more',
  clock: params('{clock} where they are'),
  message: 'Message',
  messageTo: params('Message {name}'),
});
