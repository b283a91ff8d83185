import type { accountFormsTexts } from '../en/account-forms.ts';
import type { Translated } from '../texts.ts';

export const accountForms: Translated<typeof accountFormsTexts> = {
  signInLead: 'Mit deinem Namen oder Handle und deinem Passwort.',
  login: 'Name oder Handle',
  loginEmpty: 'Dein Name fehlt.',
  password: 'Passwort',
  passwordEmpty: 'Das Passwort fehlt.',
  signingIn: 'Du wirst angemeldet …',
  ownTitle: 'Mach diesen Ort zu deinem',
  registerTitle: 'Konto erstellen',
  ownLead:
    'Hier hat sich noch niemand registriert. Dem ersten Konto gehört der Ort: Es kümmert sich um Personen, Räume und Einstellungen.',
  registerLead: 'Dein Name bleibt deiner, und du kommst von jedem Gerät herein.',
  creating: 'Wird erstellt …',
  create: 'Konto erstellen',
  recoverTitle: 'Wähle ein neues Passwort',
  codeLead:
    'Mit einem der Wiederherstellungscodes, die du aufbewahrt hast. Ohne einen bitte die Betreiber dieses Orts um einen Link.',
  linkLead: 'Dein Link lässt dich einmal herein. Überall sonst wirst du abgemeldet.',
  code: 'Wiederherstellungscode',
  codeEmpty: 'Der Code fehlt.',
  newPassword: 'Neues Passwort',
  setPassword: 'Passwort setzen',
};
