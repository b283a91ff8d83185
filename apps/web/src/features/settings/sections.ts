/** The sections of the settings, in their order: the page draws them, the switcher leads there. */
export const settingsSections = [
  { name: 'profile', forGuests: true },
  { name: 'appearance', forGuests: true },
  { name: 'notifications', forGuests: true },
  { name: 'keyboard', forGuests: true },
  { name: 'password', forGuests: false },
  { name: 'recovery', forGuests: false },
  { name: 'sessions', forGuests: true },
  { name: 'privacy', forGuests: true },
] as const;

export type SettingsSectionName = (typeof settingsSections)[number]['name'];

export const settingsPath = (name: SettingsSectionName): string => `/settings/${name}`;
