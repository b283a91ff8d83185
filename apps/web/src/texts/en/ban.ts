import { params, texts } from '../texts.ts';

export const banTexts = texts('ban', {
  title: params('Ban {name}?'),
  ban: 'Ban',
  text: 'They are signed out everywhere at once and can’t come in again until you let them.',
  purge: 'Delete everything they said',
  purgeHint: 'In all rooms, a little later. It can’t be brought back.',
});
