import type { accountFormsTexts } from '../en/account-forms.ts';
import type { Translated } from '../texts.ts';

export const accountForms: Translated<typeof accountFormsTexts> = {
  signInLead: 'Mit deinem Namen oder Kürzel und deinem Passwort.',
  login: 'Name oder Kürzel',
  loginEmpty: 'Gib deinen Namen oder dein Kürzel ein.',
  password: 'Passwort',
  passwordEmpty: 'Gib dein Passwort ein.',
  signingIn: 'Du wirst angemeldet …',
  ownTitle: 'Richte dein Team ein',
  registerTitle: 'Konto erstellen',
  ownLead:
    'Noch hat niemand ein Konto. Wer das erste anlegt, ist der Inhaber und kümmert sich um Personen, Räume und Einstellungen.',
  registerLead: 'Dein Name bleibt deiner, und du kommst von jedem Gerät herein.',
  creating: 'Wird erstellt …',
  create: 'Konto erstellen',
  recoverTitle: 'Wähle ein neues Passwort',
  codeLead: 'Mit einem deiner Wiederherstellungscodes. Wenn du keinen hast, bitte einen Admin um einen Link.',
  linkLead: 'Dein Link lässt dich einmal herein. Überall sonst wirst du abgemeldet.',
  code: 'Wiederherstellungscode',
  codeEmpty: 'Gib einen Wiederherstellungscode ein.',
  newPassword: 'Neues Passwort',
  setPassword: 'Passwort setzen',
};
