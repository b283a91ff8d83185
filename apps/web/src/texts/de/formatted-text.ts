import type { formattedTextTexts } from '../en/formatted-text.ts';
import type { Translated } from '../texts.ts';

export const formattedText: Translated<typeof formattedTextTexts> = {
  code: 'Code',
  codeIn: 'Code, {language}',
  copyCode: 'Code kopieren',
  showHidden: 'Verborgenen Text zeigen',
  done: 'Erledigt',
  toDo: 'Zu erledigen',
  table: 'Tabelle',
};
