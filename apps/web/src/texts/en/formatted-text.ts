import { params, texts } from '../texts.ts';

export const formattedTextTexts = texts('formattedText', {
  code: 'Code',
  codeIn: params('Code, {language}'),
  copyCode: 'Copy the code',
  showHidden: 'Show the hidden text',
  done: 'Done',
  toDo: 'To do',
  table: 'Table',
});
