import { texts } from '../texts.ts';

export const rolesTexts = texts('roles', {
  owner: 'Owner',
  admin: 'Admin',
  member: 'Member',
  guest: 'Guest',
  bot: 'Bot',
});
