import type { UserRole } from '@parley/events';

/** What somebody is in the place, in a word. */
export const roleWords: Readonly<Record<UserRole, string>> = {
  owner: 'Owner',
  admin: 'Admin',
  member: 'Member',
  guest: 'Guest',
  bot: 'Bot',
};
