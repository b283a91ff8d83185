import { params, texts } from '../texts.ts';

export const settingsTexts = texts('settings', {
  title: 'Settings',
  page: params('{section}, settings'),
  keyboard: 'Keyboard',
  keyboardHint: 'Everything can be done by keyboard. These are the shortcuts.',
});
