import type { rolesTexts } from '../en/roles.ts';
import type { Translated } from '../texts.ts';

export const roles: Translated<typeof rolesTexts> = {
  owner: 'Inhaber',
  admin: 'Admin',
  member: 'Mitglied',
  guest: 'Gast',
  bot: 'Bot',
};
