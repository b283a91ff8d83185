import type { RoomEntry } from '@parley/events';
import type { Engine } from './engine.ts';
import type { Ids } from './ids.ts';
import type { ChatClient } from './types.ts';

/** The commands a person gives, one line each, with what their answers tell besides. */
export function createCommandFace({ commands, sync, users }: Engine, ids: Ids) {
  const gained = (entry: RoomEntry) => sync.selfChanged({ gained: [entry] });
  return {
    createRoom: async (data) => {
      const ack = await commands.run('room:create', { ...data, op: ids.op() });
      if (ack.ok) gained(ack.data.entry);
      return ack;
    },
    joinRoom: async (room) => {
      const ack = await commands.run('room:join', { room, op: ids.op() });
      if (ack.ok) gained(ack.data.entry);
      return ack;
    },
    leaveRoom: async (room) => {
      const ack = await commands.run('room:leave', { room, op: ids.op() });
      if (ack.ok) sync.selfChanged({ lost: [{ room, reason: 'left' }] });
      return ack;
    },
    openDirect: async (people) => {
      const ack = await commands.run('direct:open', { users: people, op: ids.op() });
      if (ack.ok) gained(ack.data.entry);
      return ack;
    },
    listUsers: async (data) => {
      const ack = await commands.run('user:list', data);
      if (ack.ok) users.put(ack.data.users);
      return ack;
    },
    updateName: async (name) => {
      const ack = await commands.run('user:update', { name, op: ids.op() });
      if (ack.ok) users.put([ack.data.user]);
      return ack;
    },
    listRooms: (data) => commands.run('room:list', data),
    updateRoom: (room, data) => commands.run('room:update', { room, ...data, op: ids.op() }),
    invite: (room, people) => commands.run('room:invite', { room, users: people, op: ids.op() }),
    removeMember: (room, user) => commands.run('room:remove', { room, user, op: ids.op() }),
    editMessage: (room, seq, text) => commands.run('message:edit', { room, seq, text, op: ids.op() }),
    deleteMessage: (room, seq) => commands.run('message:delete', { room, seq, op: ids.op() }),
    react: (room, seq, emoji, on) => commands.run('message:react', { room, seq, emoji, on, op: ids.op() }),
  } satisfies Partial<ChatClient>;
}
