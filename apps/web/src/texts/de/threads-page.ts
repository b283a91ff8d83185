import type { threadsPageTexts } from '../en/threads-page.ts';
import type { Translated } from '../texts.ts';

export const threadsPage: Translated<typeof threadsPageTexts> = {
  title: 'Threads',
  loading: 'Threads werden geladen',
  none: 'Du folgst keinem Thread',
  noneHint: 'Antworte in einem Thread auf eine Nachricht oder folge einem, dann steht er hier.',
  unread: { one: '{count} ungelesen', other: '{count} ungelesen' },
  repliesLast: { one: '{count} Antwort, zuletzt {when}', other: '{count} Antworten, zuletzt {when}' },
};
