import { params, texts } from '../texts.ts';

export const formattedTextTexts = texts('formattedText', {
  code: 'Code',
  codeIn: params('Code, {language}'),
  copyCode: 'Copy code',
  showHidden: 'Show hidden text',
  done: 'Done',
  toDo: 'To do',
  table: 'Table',
});
