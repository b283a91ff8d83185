import { params, plural, texts } from '../texts.ts';

export const threadSummaryTexts = texts('threadSummary', {
  replies: plural({ one: '{count} reply', other: '{count} replies' }),
  unread: plural({ one: '{count} new', other: '{count} new' }),
  last: params('last {when}'),
  resolved: 'Resolved',
});
