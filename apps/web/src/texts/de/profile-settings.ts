import type { profileSettingsTexts } from '../en/profile-settings.ts';
import type { Translated } from '../texts.ts';

export const profileSettings: Translated<typeof profileSettingsTexts> = {
  keep: 'Diesen Namen behalten',
  keepHint:
    'Du bist Gast: Nur dieser Browser kennt dich, und dein Name wird wieder frei, wenn du dich abmeldest. Mit einem Passwort bleibt er deiner, mit allem, was du gesagt hast, auf jedem Gerät.',
  password: 'Passwort',
  picture: 'Bild',
  pictureHint: 'Andere sehen es neben deinem Namen. Genommen wird die Mitte.',
  formats: 'JPEG, PNG, WebP, GIF oder AVIF, bis {megabytes} MB.',
  tooLarge: 'Dieses Bild ist zu groß: Höchstens {megabytes} MB gehen.',
  pictureSet: 'Dein Bild ist gesetzt.',
  pictureRemoved: 'Dein Bild ist entfernt.',
  unreadable: 'Dein Browser kann diese Datei nicht als Bild anzeigen. Wähle eine andere.',
  profile: 'Profil',
  profileHint: 'Andere sehen das sofort, auch an deinen früheren Nachrichten.',
  name: 'Name',
  nameProblem: 'Dein Name {problem}.',
  handle: 'Kürzel',
  handleExample: 'Zum Beispiel: ada.l',
  handleHint: 'Kurz und eindeutig: Andere erwähnen dich damit, und du kannst dich damit anmelden.',
  handleProblem:
    'Das Kürzel hat 2 bis 30 Zeichen: a bis z, 0 bis 9, Punkt, Strich und Unterstrich, vorn ein Buchstabe oder eine Ziffer.',
  zone: 'Zeitzone',
  zoneHint: 'Damit andere wissen, wann es bei dir spät ist.',
  noZone: 'Keine Angabe',
  save: 'Speichern',
  saved: 'Gespeichert.',
  noPicture: 'Das ist kein Bild: Wähle ein Foto oder eine Zeichnung.',
  noDrawing: 'SVG-Zeichnungen gehen nicht: Wähle ein JPEG, PNG, WebP, GIF oder AVIF.',
};
