import type { lightboxTexts } from '../en/lightbox.ts';
import type { Translated } from '../texts.ts';

export const lightbox: Translated<typeof lightboxTexts> = {
  position: '{number} von {count}',
  smaller: 'Verkleinern',
  larger: 'Vergrößern',
  notLoaded: 'Dieses Bild konnte nicht geladen werden.',
  savePicture: 'Bild speichern',
  previous: 'Voriges Bild',
  next: 'Nächstes Bild',
};
