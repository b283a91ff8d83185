import { params, texts } from '../texts.ts';

export const adminTexts = texts('admin', {
  title: 'Administration',
  page: params('{section}, administration'),
  notForYou: 'Only the owner and admins can see this page',
});
