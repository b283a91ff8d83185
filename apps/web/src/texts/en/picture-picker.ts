import { texts } from '../texts.ts';

export const picturePickerTexts = texts('picturePicker', {
  preview: 'How others will see it',
  saving: 'Saving…',
  use: 'Use this picture',
  choose: 'Choose a picture',
  chooseOther: 'Choose another',
  removing: 'Removing…',
  picture: 'Picture',
  dropHint: 'You can also drop one here.',
  drop: 'Drop the picture here',
});
