import { params, plural, texts } from '../texts.ts';

export const attachTexts = texts('attach', {
  tooMany: plural({
    one: 'A message has at most {most} files; {count} did not fit.',
    other: 'A message has at most {most} files; {count} did not fit.',
  }),
  drop: params('Drop files to send them to {room}'),
  empty: 'The file is empty.',
  unreachable: 'The server can’t be reached.',
});
