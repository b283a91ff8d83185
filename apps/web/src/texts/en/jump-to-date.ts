import { texts } from '../texts.ts';

export const jumpToDateTexts = texts('jumpToDate', {
  title: 'Jump to a date',
  noDay: 'Please give a day.',
  nothing: 'Nothing has been said here yet.',
  last: 'Nothing was said on that day or later: this is the last message.',
  day: 'Day',
  week: 'A week ago',
  month: 'A month ago',
  beginning: 'The beginning',
  cancel: 'Cancel',
  jump: 'Jump',
});
