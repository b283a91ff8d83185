import type { threadSummaryTexts } from '../en/thread-summary.ts';
import type { Translated } from '../texts.ts';

export const threadSummary: Translated<typeof threadSummaryTexts> = {
  replies: { one: '{count} Antwort', other: '{count} Antworten' },
  unread: { one: '{count} neu', other: '{count} neu' },
  last: 'zuletzt {when}',
  resolved: 'Erledigt',
};
