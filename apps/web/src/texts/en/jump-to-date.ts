import { texts } from '../texts.ts';

export const jumpToDateTexts = texts('jumpToDate', {
  title: 'Jump to a date',
  noDay: 'Choose a date.',
  nothing: 'There are no messages here yet.',
  last: 'There’s nothing on that day or later. This is the last message.',
  day: 'Day',
  week: 'A week ago',
  month: 'A month ago',
  beginning: 'The beginning',
  cancel: 'Cancel',
  jump: 'Jump',
});
