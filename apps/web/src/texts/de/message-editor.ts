import type { messageEditorTexts } from '../en/message-editor.ts';
import type { Translated } from '../texts.ts';

export const messageEditor: Translated<typeof messageEditorTexts> = {
  label: 'Nachricht bearbeiten',
};
