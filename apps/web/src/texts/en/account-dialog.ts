import { plural, texts } from '../texts.ts';

export const accountDialogTexts = texts('accountDialog', {
  title: 'Your account',
  actions: 'What you can do',
  profile: 'Edit profile',
  settings: 'Settings',
  admin: 'Administration',
  guest:
    'As a guest you are known by this browser only: after signing out your name is free for others. With a password it stays yours: {link}.',
  keep: 'keep this name',
  unsent: plural({
    one: 'One message is not sent yet. Signing out erases it.',
    other: '{count} messages are not sent yet. Signing out erases them.',
  }),
  signOutErase: 'Sign out and erase',
  signOut: 'Sign out',
});
