import { params, texts } from '../texts.ts';

export const appTexts = texts('app', {
  unreachable: params('{place} can’t be reached'),
  notFound: 'Page not found',
  nothingHere: 'There is no page at this address',
  toRooms: 'Go to your rooms',
  broken: 'Something broke on this page',
  safe: 'What you have sent is safe on the server. Reload to go on.',
});
