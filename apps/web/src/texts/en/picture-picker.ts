import { texts } from '../texts.ts';

export const picturePickerTexts = texts('picturePicker', {
  preview: 'As others will see it',
  saving: 'Saving…',
  use: 'Use this picture',
  choose: 'Choose a picture',
  chooseOther: 'Choose another',
  removing: 'Removing…',
  picture: 'Picture',
  dropHint: 'You can drop one here, too.',
  drop: 'Drop the picture here',
});
