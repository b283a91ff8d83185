import { texts } from '../texts.ts';

export const settingsSectionsTexts = texts('settingsSections', {
  profile: 'Profile',
  appearance: 'Appearance',
  notifications: 'Notifications',
  keyboard: 'Keyboard',
  password: 'Password',
  recovery: 'Recovery',
  sessions: 'Sessions',
  privacy: 'Privacy',
});
