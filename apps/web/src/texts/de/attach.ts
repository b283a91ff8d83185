import type { attachTexts } from '../en/attach.ts';
import type { Translated } from '../texts.ts';

export const attach: Translated<typeof attachTexts> = {
  tooMany: {
    one: 'Eine Nachricht hat höchstens {most} Dateien; {count} passte nicht mehr hinein.',
    other: 'Eine Nachricht hat höchstens {most} Dateien; {count} passten nicht mehr hinein.',
  },
  drop: 'Dateien hier ablegen, um sie an {room} zu senden',
  empty: 'Die Datei ist leer.',
  unreachable: 'Der Server ist nicht erreichbar.',
};
