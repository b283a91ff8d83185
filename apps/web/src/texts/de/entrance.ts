import type { entranceTexts } from '../en/entrance.ts';
import type { Translated } from '../texts.ts';

export const entrance: Translated<typeof entranceTexts> = {
  pickTitle: 'Wähle einen Namen und rede mit',
  pickLead:
    'Du brauchst kein Konto. Andere sehen den Namen, den du hier wählst; du kannst ihn später ändern.',
  yourName: 'Dein Name',
  nameProblem: 'Dein Name {problem}.',
  entering: 'Du kommst gleich rein …',
  enter: 'Eintreten',
  invites: '{by} lädt dich zu {place} ein',
  chooseName: 'Wähle den Namen, den andere sehen.',
  joinAndChoose: 'Du trittst {rooms} bei. Wähle den Namen, den andere sehen.',
  notOwned:
    'Noch hat niemand ein Konto. Um das Konto des Inhabers anzulegen, öffne den Link, den der Server beim Start ausgegeben hat.',
  byInvitation:
    'Noch kein Konto? Du brauchst eine Einladung: Bitte jemanden, der schon dabei ist, um einen Link.',
  nobodyNew: 'Noch kein Konto? Gerade kann niemand neu dazukommen.',
  banned: 'Du wurdest in {place} gesperrt',
  bannedLead:
    'Du kannst hier nicht mehr lesen oder schreiben. Wenn du das für einen Irrtum hältst, wende dich an einen Admin: Admins können dich wieder hereinlassen.',
  otherAccount: 'Mit einem anderen Konto anmelden',
  asGuest: 'Als Gast eintreten',
  lookingAround: 'Willst du dich nur umsehen?',
  haveAccount: 'Schon ein Konto?',
  createAccount: 'Konto erstellen',
  isYours: 'Richtest du dein Team ein?',
  keepName: 'Willst du deinen Namen behalten?',
  useCode: 'Wiederherstellungscode benutzen',
  lostPassword: 'Passwort vergessen?',
  inviteOver: 'Diese Einladung gilt nicht mehr',
  inviteUnread: 'Die Einladung lässt sich nicht lesen',
  toEntrance: 'Zur Startseite',
  inviteOverLead:
    'Sie ist aufgebraucht, abgelaufen oder wurde widerrufen. Bitte die Person, die dich eingeladen hat, um eine neue.',
};
