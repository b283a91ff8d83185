import type { picturePickerTexts } from '../en/picture-picker.ts';
import type { Translated } from '../texts.ts';

export const picturePicker: Translated<typeof picturePickerTexts> = {
  preview: 'So sehen es andere',
  saving: 'Wird gespeichert …',
  use: 'Dieses Bild verwenden',
  choose: 'Bild auswählen',
  chooseOther: 'Anderes auswählen',
  removing: 'Wird entfernt …',
  picture: 'Bild',
  dropHint: 'Du kannst auch eines hierher ziehen.',
  drop: 'Bild hier ablegen',
};
