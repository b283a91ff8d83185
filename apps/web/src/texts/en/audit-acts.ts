import { params, texts } from '../texts.ts';

export const auditActsTexts = texts('auditActs', {
  'room:role': params('{actor} changed what {to} is in a room'),
  'room:mute': params('{actor} changed whether {to} may write in a room'),
  'room:remove': params('{actor} removed {to} from a room'),
  'room:update': params('{actor} changed a room'),
  'message:delete': params('{actor} deleted a message of {to}'),
  'user:role': params('{actor} changed what {to} is here'),
  'user:ban': params('{actor} banned {to}'),
  'user:unban': params('{actor} let {to} in again'),
  'report:resolve': params('{actor} resolved a report'),
  'bot:create': params('{actor} made the bot {to}'),
  'bot:remove': params('{actor} removed the bot {to}'),
  'user:recover': params('{actor} made a link by which {to} gets in again'),
  'token:create': params('{actor} made a token for {to}'),
  'token:revoke': params('{actor} revoked a token'),
  'invite:create': params('{actor} made an invite'),
  'invite:revoke': params('{actor} revoked an invite'),
});
