import type { attachTexts } from '../en/attach.ts';
import type { Translated } from '../texts.ts';

export const attach: Translated<typeof attachTexts> = {
  tooMany: {
    one: 'Eine Nachricht hat höchstens {most} Dateien; {count} passte nicht mehr hinein.',
    other: 'Eine Nachricht hat höchstens {most} Dateien; {count} passten nicht mehr hinein.',
  },
  drop: 'Dateien hier ablegen, um sie an {room} zu senden',
  waits: 'Deine Nachricht wird gesendet, sobald ihre Dateien hochgeladen sind.',
  waitsForPaused:
    'Deine Nachricht wird gesendet, sobald ihre Dateien hochgeladen sind, aber eine ist angehalten.',
  waitsForRejected:
    'Deine Nachricht ist nicht gesendet: Eine ihrer Dateien kann nicht hochgeladen werden. Entferne sie.',
  waitsForFailed:
    'Deine Nachricht ist nicht gesendet: Eine ihrer Dateien ist fehlgeschlagen. Versuche sie erneut oder entferne sie.',
  empty: 'Die Datei ist leer.',
  unreadable: 'Das lässt sich nicht lesen. Hänge statt eines Ordners an, was darin ist.',
  unreachable: 'Der Server ist nicht erreichbar.',
};
