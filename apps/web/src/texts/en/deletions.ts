import { params, plural, texts } from '../texts.ts';

export const deletionsTexts = texts('deletions', {
  deleting: plural({ one: 'Deleting the message…', other: 'Deleting {count} messages…' }),
  undo: plural({ one: 'Undo', other: 'Undo all' }),
  now: 'Delete now',
  row: 'Deleting…',
  undone: 'Deletion undone.',
  kept: params('The message wasn’t deleted. {problem}'),
});
