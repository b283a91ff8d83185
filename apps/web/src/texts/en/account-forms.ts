import { texts } from '../texts.ts';

export const accountFormsTexts = texts('accountForms', {
  signInLead: 'Use your name or handle, and your password.',
  login: 'Name or handle',
  loginEmpty: 'Enter your name or handle.',
  password: 'Password',
  passwordEmpty: 'Enter your password.',
  signingIn: 'Signing in…',
  ownTitle: 'Set up your team',
  registerTitle: 'Create an account',
  ownLead:
    'Nobody has an account yet. Whoever creates the first one is the owner, and looks after people, rooms and settings.',
  registerLead: 'Keep your name, and sign in from any device.',
  creating: 'Creating…',
  create: 'Create account',
  recoverTitle: 'Choose a new password',
  codeLead: 'Use one of the recovery codes you saved. If you have none, ask an admin for a link.',
  linkLead: 'Your link works once. You’ll be signed out everywhere else.',
  code: 'Recovery code',
  codeEmpty: 'Enter a recovery code.',
  newPassword: 'New password',
  setPassword: 'Set password',
});
