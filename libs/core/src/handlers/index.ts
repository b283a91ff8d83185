import type { CommandName } from '@parley/events';
import type { Handler } from '../context.ts';
import * as bots from './bots.ts';
import * as access from './access.ts';
import * as audit from './audit.ts';
import * as messages from './messages.ts';
import * as moderation from './moderation.ts';
import * as people from './people.ts';
import * as place from './place.ts';
import * as reports from './reports.ts';
import * as rooms from './rooms.ts';
import * as search from './search.ts';
import * as threads from './threads.ts';
import * as session from './session.ts';
import * as sessions from './sessions.ts';

/** One handler for each command of the contract; a forgotten one does not compile. */
export const handlers: { readonly [N in CommandName]: Handler<N> } = {
  'session:sync': session.syncSession,
  'session:heads': session.tellHeads,
  'session:list': sessions.listSessions,
  'session:revoke': sessions.revokeSessions,
  'room:create': rooms.createRoom,
  'room:join': rooms.joinRoom,
  'room:leave': rooms.leaveRoom,
  'room:update': rooms.updateRoom,
  'room:invite': rooms.invite,
  'room:remove': moderation.removeMember,
  'room:list': rooms.listRooms,
  'room:members': rooms.listMembers,
  'room:pins': messages.listPins,
  'room:files': messages.listFiles,
  'room:history': messages.readHistory,
  'room:catchup': messages.catchUp,
  'search:messages': search.searchMessages,
  'message:send': messages.sendMessage,
  'message:edit': messages.editMessage,
  'message:delete': messages.deleteMessage,
  'message:react': messages.react,
  'message:pin': messages.pin,
  'direct:open': rooms.openDirect,
  'thread:open': threads.openThread,
  'thread:update': threads.updateThread,
  'read:set': messages.setRead,
  'typing:set': people.setTyping,
  'presence:set': people.setPresence,
  'presence:watch': people.watchPresence,
  'user:list': people.listUsers,
  'user:update': people.updateUser,
  'preference:set': people.setPreference,
  'bot:create': bots.createBot,
  'bot:list': bots.listBots,
  'bot:remove': bots.removeBot,
  'token:create': bots.createToken,
  'token:list': bots.listTokens,
  'token:revoke': bots.revokeToken,
  'room:role': moderation.setRole,
  'room:mute': moderation.mute,
  'user:ban': moderation.banUser,
  'user:unban': moderation.unbanUser,
  'message:report': reports.reportMessage,
  'report:list': reports.listReports,
  'report:resolve': reports.resolveReport,
  'audit:list': audit.listAudit,
  'place:state': place.tellState,
  'user:role': people.setRole,
  'user:recover': access.recoverUser,
  'invite:create': access.createInvite,
  'invite:list': access.listInvites,
  'invite:revoke': access.revokeInvite,
};
