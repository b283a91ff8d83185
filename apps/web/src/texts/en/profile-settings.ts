import { params, texts } from '../texts.ts';

export const profileSettingsTexts = texts('profileSettings', {
  keep: 'Keep this name',
  keepHint:
    'You’re a guest: only this browser knows you, and your name is free again when you sign out. With a password it stays yours, with everything you’ve said, on any device.',
  password: 'Password',
  picture: 'Picture',
  pictureHint: 'Others see it next to your name, cropped to the middle.',
  formats: params('JPEG, PNG, WebP, GIF or AVIF, up to {megabytes} MB.'),
  tooLarge: params('This picture is too large; the limit is {megabytes} MB.'),
  pictureSet: 'Picture updated.',
  pictureRemoved: 'Picture removed.',
  unreadable: 'Your browser can’t show this file as a picture. Choose another one.',
  profile: 'Profile',
  profileHint: 'Others see this at once, on your earlier messages too.',
  name: 'Name',
  nameProblem: params('Your name {problem}.'),
  handle: 'Handle',
  handleExample: 'For example: ada.l',
  handleHint: 'Short and unique. Others can mention you by it, and you can sign in with it.',
  handleProblem:
    'A handle has 2 to 30 characters: a to z, 0 to 9, dot, dash and underscore. It starts with a letter or digit.',
  zone: 'Time zone',
  zoneHint: 'So others know when it’s late for you.',
  noZone: 'Not set',
  save: 'Save',
  saved: 'Saved.',
  noPicture: 'That’s not a picture. Choose a photo or a drawing.',
  noDrawing: 'SVG drawings don’t work here. Choose a JPEG, PNG, WebP, GIF or AVIF.',
});
