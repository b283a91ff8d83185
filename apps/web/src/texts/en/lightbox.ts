import { params, texts } from '../texts.ts';

export const lightboxTexts = texts('lightbox', {
  position: params('{number} of {count}'),
  smaller: 'Smaller',
  larger: 'Larger',
  savePicture: 'Save the picture',
  previous: 'Previous picture',
  next: 'Next picture',
});
