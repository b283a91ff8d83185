import type { adminTexts } from '../en/admin.ts';
import type { Translated } from '../texts.ts';

export const admin: Translated<typeof adminTexts> = {
  title: 'Verwaltung',
  page: '{section}, Verwaltung',
  notForYou: 'Nur der Inhaber und die Admins sehen diese Seite',
};
