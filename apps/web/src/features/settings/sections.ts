/** The sections of the settings, in their order: the page draws them, the switcher leads there. */
export const settingsSections = [
  { name: 'profile', title: 'Profile', forGuests: true },
  { name: 'appearance', title: 'Appearance', forGuests: true },
  { name: 'notifications', title: 'Notifications', forGuests: true },
  { name: 'keyboard', title: 'Keyboard', forGuests: true },
  { name: 'password', title: 'Password', forGuests: false },
  { name: 'recovery', title: 'Recovery', forGuests: false },
  { name: 'sessions', title: 'Sessions', forGuests: true },
  { name: 'privacy', title: 'Privacy', forGuests: true },
] as const;

export type SettingsSectionName = (typeof settingsSections)[number]['name'];

export const settingsPath = (name: SettingsSectionName): string => `/settings/${name}`;
