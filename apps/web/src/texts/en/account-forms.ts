import { texts } from '../texts.ts';

export const accountFormsTexts = texts('accountForms', {
  signInLead: 'With your name or handle, and your password.',
  login: 'Name or handle',
  loginEmpty: 'Your name is empty.',
  password: 'Password',
  passwordEmpty: 'The password is empty.',
  signingIn: 'Signing in…',
  ownTitle: 'Make this place yours',
  registerTitle: 'Create an account',
  ownLead:
    'Nobody has registered here yet. The first account owns the place: it looks after people, rooms and settings.',
  registerLead: 'Your name stays yours, and you can come in from any device.',
  creating: 'Creating…',
  create: 'Create account',
  recoverTitle: 'Choose a new password',
  codeLead: 'With one of the recovery codes that you kept. Without one, ask who runs this place for a link.',
  linkLead: 'Your link lets you in once. Everywhere else you are signed out.',
  code: 'Recovery code',
  codeEmpty: 'The code is empty.',
  newPassword: 'New password',
  setPassword: 'Set the password',
});
