import { params, plural, texts } from '../texts.ts';

export const writingTexts = texts('writing', {
  messageTo: params('Message {to}'),
  left: 'characters left',
  send: 'Send',
  sendHint: 'Send (Enter)',
  tooLong: plural({
    one: 'Too long by {count} character. A message can have up to {max}.',
    other: 'Too long by {count} characters. A message can have up to {max}.',
  }),
  tooLongAlert: 'The message is too long to send.',
  whyNot: 'Why you can’t write here',
  typing: 'Typing',
  typingOne: params('{name} is typing'),
  typingTwo: params('{first} and {second} are typing'),
  typingMany: plural({ one: '{count} person is typing', other: '{count} people are typing' }),
  nothingKept:
    'This browser doesn’t let Parley store anything. Keep this page open until your messages are sent, or they’re lost.',
});
