import type { CommandName } from '@parley/events';
import type { Handler } from '../context.ts';
import * as messages from './messages.ts';
import * as people from './people.ts';
import * as rooms from './rooms.ts';
import * as session from './session.ts';

/** One handler for each command of the contract; a forgotten one does not compile. */
export const handlers: { readonly [N in CommandName]: Handler<N> } = {
  'session:sync': session.syncSession,
  'session:heads': session.tellHeads,
  'room:create': rooms.createRoom,
  'room:join': rooms.joinRoom,
  'room:leave': rooms.leaveRoom,
  'room:update': rooms.updateRoom,
  'room:invite': rooms.invite,
  'room:remove': rooms.removeMember,
  'room:list': rooms.listRooms,
  'room:members': rooms.listMembers,
  'room:history': messages.readHistory,
  'room:catchup': messages.catchUp,
  'message:send': messages.sendMessage,
  'message:edit': messages.editMessage,
  'message:delete': messages.deleteMessage,
  'message:react': messages.react,
  'direct:open': rooms.openDirect,
  'read:set': messages.setRead,
  'typing:set': people.setTyping,
  'presence:set': people.setPresence,
  'presence:watch': people.watchPresence,
  'user:list': people.listUsers,
  'user:update': people.updateUser,
};
