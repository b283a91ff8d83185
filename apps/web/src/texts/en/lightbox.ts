import { params, texts } from '../texts.ts';

export const lightboxTexts = texts('lightbox', {
  position: params('{number} of {count}'),
  smaller: 'Zoom out',
  larger: 'Zoom in',
  notLoaded: 'This picture couldn’t be loaded.',
  savePicture: 'Save picture',
  previous: 'Previous picture',
  next: 'Next picture',
});
