import { texts } from '../texts.ts';

export const unsentTextTexts = texts('unsentText', {
  title: 'You had not sent this yet',
  copy: 'Copy text',
  copied: 'Copied.',
  noCopying: 'The browser does not allow copying here.',
  discard: 'Discard',
});
