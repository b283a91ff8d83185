import { params, texts } from '../texts.ts';

export const profileSettingsTexts = texts('profileSettings', {
  keep: 'Keep this name',
  keepHint:
    'You are a guest: this browser alone knows you, and your name is free again when you sign out. With a password it stays yours, with everything you have said, on any device.',
  password: 'Password',
  picture: 'Picture',
  pictureHint: 'Others see it beside your name. The middle of it is taken.',
  formats: params('JPEG, PNG, WebP, GIF or AVIF, up to {megabytes} MB.'),
  tooLarge: params('This picture is too large: {megabytes} MB are the most.'),
  pictureSet: 'Your picture is set.',
  pictureRemoved: 'Your picture is removed.',
  unreadable: 'Your browser can’t show this file as a picture. Choose another.',
  profile: 'Profile',
  profileHint: 'Others see this at once, on your earlier messages too.',
  name: 'Name',
  nameProblem: params('Your name {problem}.'),
  handle: 'Handle',
  handleExample: 'For example: ada.l',
  handleHint: 'Short and unique: others mention you by it, and you can sign in with it.',
  handleProblem:
    'The handle is 2 to 30 of a to z, 0 to 9, dot, dash and underscore, a letter or digit first.',
  zone: 'Time zone',
  zoneHint: 'So that others know when it is late where you are.',
  noZone: 'Not set',
  save: 'Save',
  saved: 'Saved.',
  noPicture: 'This is no picture: choose a photo or a drawing.',
  noDrawing: 'SVG drawings can’t be taken: choose a JPEG, PNG, WebP, GIF or AVIF.',
});
