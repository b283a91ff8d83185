import { params, texts } from '../texts.ts';

export const appTexts = texts('app', {
  unreachable: params('{place} can’t be reached'),
  triesAgain: 'This page keeps trying by itself.',
  notFound: 'Page not found',
  nothingHere: 'There’s no page at this address',
  toRooms: 'Go to your rooms',
  broken: 'Something went wrong',
  safe: 'Everything you’ve sent is safe on the server. Reload the page to continue.',
});
