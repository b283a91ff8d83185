import { params, texts } from '../texts.ts';

export const canNotWriteTexts = texts('canNotWrite', {
  readOnly: 'This room is read-only.',
  readOnlyHint: 'Only moderators can write here. You can still react.',
  muted: params('You’re muted here {until}.'),
  mutedHint: 'You can still read. If you think this is a mistake, talk to a moderator of this room.',
});
