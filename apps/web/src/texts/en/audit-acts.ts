import { params, texts } from '../texts.ts';

export const auditActsTexts = texts('auditActs', {
  'room:role': params('{actor} changed the role of {to} in a room'),
  'room:mute': params('{actor} muted {to} in a room'),
  unmute: params('{actor} unmuted {to} in a room'),
  'room:remove': params('{actor} removed {to} from a room'),
  'room:update': params('{actor} changed a room'),
  'message:delete': params('{actor} deleted a message by {to}'),
  'user:role': params('{actor} changed the role of {to}'),
  'user:ban': params('{actor} banned {to}'),
  'user:unban': params('{actor} unbanned {to}'),
  'report:resolve': params('{actor} resolved a report'),
  'bot:create': params('{actor} created the bot {to}'),
  'bot:remove': params('{actor} removed the bot {to}'),
  'user:recover': params('{actor} created a recovery link for {to}'),
  'token:create': params('{actor} created a token for {to}'),
  'token:revoke': params('{actor} revoked a token'),
  'invite:create': params('{actor} created an invitation'),
  'invite:revoke': params('{actor} revoked an invitation'),
});
