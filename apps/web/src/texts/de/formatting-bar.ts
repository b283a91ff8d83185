import type { formattingBarTexts } from '../en/formatting-bar.ts';
import type { Translated } from '../texts.ts';

export const formattingBar: Translated<typeof formattingBarTexts> = {
  title: 'Formatierung',
  bold: 'Fett',
  italic: 'Kursiv',
  strike: 'Durchgestrichen',
  link: 'Link',
  bullets: 'Aufzählung',
  numbers: 'Nummerierte Liste',
  tasks: 'Aufgabenliste',
  quote: 'Zitat',
  code: 'Code',
  codeBlock: 'Codeblock',
  spoiler: 'Spoiler',
  preview: 'Vorschau',
  help: 'Hilfe zum Formatieren',
  nothing: 'Noch nichts für die Vorschau.',
};
