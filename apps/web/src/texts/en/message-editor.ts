import { texts } from '../texts.ts';

export const messageEditorTexts = texts('messageEditor', {
  label: 'Edit message',
});
