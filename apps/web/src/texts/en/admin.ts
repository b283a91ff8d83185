import { params, texts } from '../texts.ts';

export const adminTexts = texts('admin', {
  title: 'Administration',
  page: params('{section}, administration'),
  notForYou: 'This is for the owner and the admins of this place',
});
