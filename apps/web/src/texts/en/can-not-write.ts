import { params, texts } from '../texts.ts';

export const canNotWriteTexts = texts('canNotWrite', {
  readOnly: 'This room is for reading.',
  readOnlyHint: 'Only its moderators write here. You can still react.',
  muted: params('You are muted here {until}.'),
  mutedHint: 'You can go on reading. If you think that is a mistake, talk to a moderator of this room.',
});
