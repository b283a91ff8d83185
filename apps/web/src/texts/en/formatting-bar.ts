import { texts } from '../texts.ts';

export const formattingBarTexts = texts('formattingBar', {
  title: 'Formatting',
  bold: 'Bold',
  italic: 'Italic',
  strike: 'Strike out',
  link: 'Link',
  bullets: 'List',
  numbers: 'Numbered list',
  tasks: 'Task list',
  quote: 'Quote',
  code: 'Code',
  codeBlock: 'Code block',
  spoiler: 'Spoiler',
  preview: 'Preview',
  help: 'Help with writing',
  nothing: 'Nothing is written yet.',
});
