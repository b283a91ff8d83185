import type { auditActsTexts } from '../en/audit-acts.ts';
import type { Translated } from '../texts.ts';

export const auditActs: Translated<typeof auditActsTexts> = {
  'room:role': '{actor} hat geändert, was {to} in einem Raum ist',
  'room:mute': '{actor} hat geändert, ob {to} in einem Raum schreiben darf',
  'room:remove': '{actor} hat {to} aus einem Raum entfernt',
  'room:update': '{actor} hat einen Raum geändert',
  'message:delete': '{actor} hat eine Nachricht von {to} gelöscht',
  'user:role': '{actor} hat geändert, was {to} hier ist',
  'user:ban': '{actor} hat {to} gesperrt',
  'user:unban': '{actor} hat {to} wieder hereingelassen',
  'report:resolve': '{actor} hat eine Meldung erledigt',
  'bot:create': '{actor} hat den Bot {to} angelegt',
  'bot:remove': '{actor} hat den Bot {to} entfernt',
  'user:recover': '{actor} hat einen Link erstellt, mit dem {to} wieder hereinkommt',
  'token:create': '{actor} hat ein Token für {to} erstellt',
  'token:revoke': '{actor} hat ein Token widerrufen',
  'invite:create': '{actor} hat eine Einladung erstellt',
  'invite:revoke': '{actor} hat eine Einladung widerrufen',
};
