import { params, plural, texts } from '../texts.ts';

export const attachTexts = texts('attach', {
  tooMany: plural({
    one: 'A message can have up to {most} files; {count} didn’t fit.',
    other: 'A message can have up to {most} files; {count} didn’t fit.',
  }),
  drop: params('Drop files to send them to {room}'),
  waits: 'Your message will be sent once its files are uploaded.',
  waitsForPaused: 'Your message will be sent once its files are uploaded, but one is paused.',
  waitsForRejected: 'Your message hasn’t been sent: one of its files can’t be uploaded. Remove it.',
  waitsForFailed: 'Your message hasn’t been sent: one of its files failed. Retry or remove it.',
  empty: 'The file is empty.',
  unreadable: 'It can’t be read. Of a folder, attach what is in it.',
  unreachable: 'The server can’t be reached.',
});
