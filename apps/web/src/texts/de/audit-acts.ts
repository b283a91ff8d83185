import type { auditActsTexts } from '../en/audit-acts.ts';
import type { Translated } from '../texts.ts';

export const auditActs: Translated<typeof auditActsTexts> = {
  'room:role': '{actor} hat die Rolle von {to} in einem Raum geändert',
  'room:mute': '{actor} hat {to} in einem Raum stummgeschaltet',
  unmute: '{actor} hat die Stummschaltung von {to} in einem Raum aufgehoben',
  'room:remove': '{actor} hat {to} aus einem Raum entfernt',
  'room:update': '{actor} hat einen Raum geändert',
  'message:delete': '{actor} hat eine Nachricht von {to} gelöscht',
  'user:role': '{actor} hat die Rolle von {to} geändert',
  'user:ban': '{actor} hat {to} gesperrt',
  'user:unban': '{actor} hat die Sperre von {to} aufgehoben',
  'report:resolve': '{actor} hat eine Meldung erledigt',
  'bot:create': '{actor} hat den Bot {to} angelegt',
  'bot:remove': '{actor} hat den Bot {to} entfernt',
  'user:recover': '{actor} hat einen Wiederherstellungslink für {to} erstellt',
  'token:create': '{actor} hat ein Token für {to} erstellt',
  'token:revoke': '{actor} hat ein Token widerrufen',
  'invite:create': '{actor} hat eine Einladung erstellt',
  'invite:revoke': '{actor} hat eine Einladung widerrufen',
};
