import { texts } from '../texts.ts';

export const formattingBarTexts = texts('formattingBar', {
  title: 'Formatting',
  bold: 'Bold',
  italic: 'Italic',
  strike: 'Strikethrough',
  link: 'Link',
  bullets: 'Bulleted list',
  numbers: 'Numbered list',
  tasks: 'Task list',
  quote: 'Quote',
  code: 'Code',
  codeBlock: 'Code block',
  spoiler: 'Spoiler',
  preview: 'Preview',
  help: 'Formatting help',
  nothing: 'Nothing to preview yet.',
});
