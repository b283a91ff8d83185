import { texts } from '../texts.ts';

export const unsentTextTexts = texts('unsentText', {
  title: 'You hadn’t sent this yet',
  copy: 'Copy text',
  copied: 'Copied.',
  discard: 'Discard',
});
