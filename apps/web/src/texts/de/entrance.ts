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
    'Noch hat niemand ein Konto: Der Server hat beim Start einen Link ausgegeben, und über ihn entsteht das Konto des Inhabers.',
  byInvitation:
    'Du hast noch keines? Hierher kommt man auf Einladung: Bitte jemanden, der schon da ist, um einen Link.',
  nobodyNew: 'Du hast noch keines? Dieser Ort nimmt gerade niemanden auf.',
  banned: 'Du wurdest in {place} gesperrt',
  bannedLead:
    'Du kannst hier nicht mehr lesen oder schreiben. Wenn du das für einen Irrtum hältst, sprich mit denen, die hier für Ordnung sorgen: Sie können dich wieder hereinlassen.',
  otherAccount: 'Mit einem anderen Konto anmelden',
  asGuest: 'Als Gast eintreten',
  lookingAround: 'Willst du dich nur umsehen?',
  haveAccount: 'Du hast ein Konto?',
  createAccount: 'Konto erstellen',
  isYours: 'Ist dieser Ort deiner?',
  keepName: 'Willst du deinen Namen behalten?',
  useCode: 'Wiederherstellungscode benutzen',
  lostPassword: 'Passwort vergessen?',
  inviteOver: 'Diese Einladung gilt nicht mehr',
  inviteUnread: 'Die Einladung lässt sich nicht lesen',
  toEntrance: 'Zum Eingang',
  inviteOverLead:
    'Sie ist aufgebraucht, abgelaufen oder wurde zurückgenommen. Bitte die Person, die dich eingeladen hat, um eine neue.',
};
