import type { auditTexts } from '../en/audit.ts';
import type { Translated } from '../texts.ts';

export const audit: Translated<typeof auditTexts> = {
  title: 'Protokoll',
  description: 'Jede Handlung der Verwaltung: wer was wann mit wem getan hat. Inhalte stehen nicht darin.',
  export: 'Exportieren',
  loading: 'Das Protokoll wird geladen',
  none: 'Noch ist nichts geschehen.',
  unknown: '{actor} hat {action} getan',
  somebody: 'jemand',
  inRoom: 'in {room}',
  inOtherRoom: 'in einem Raum, in dem du nicht bist',
  message: 'Nachricht {seq}',
  report: 'Meldung {report}',
};
