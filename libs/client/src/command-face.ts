import type { RoomEntry } from '@parley/events';
import type { Engine } from './engine.ts';
import type { Ids } from './ids.ts';
import type { ChatClient } from './types.ts';

/** The commands a person gives, one line each, with what their answers tell besides. */
export function createCommandFace({ commands, sync, users }: Engine, ids: Ids) {
  const gained = (entry: RoomEntry) => sync.selfChanged({ gained: [entry] });
  return {
    ask: (command, data) => commands.run(command, data),
    act: (command, data) => commands.run(command, { ...data, op: ids.op() }),
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
    searchMessages: async (data) => {
      const ack = await commands.run('search:messages', data);
      if (ack.ok) users.put(ack.data.users);
      return ack;
    },
    updateName: async (name) => {
      const ack = await commands.run('user:update', { name, op: ids.op() });
      if (ack.ok) users.put([ack.data.user]);
      return ack;
    },
    setStatus: async (status) => {
      const ack = await commands.run('user:update', { status, op: ids.op() });
      if (ack.ok) users.put([ack.data.user]);
      return ack;
    },
    listRooms: (data) => commands.run('room:list', data),
    openThread: (room, seq) => commands.run('thread:open', { room, seq, op: ids.op() }),
    updateThread: (room, data) => commands.run('thread:update', { room, ...data, op: ids.op() }),
    updateRoom: (room, data) => commands.run('room:update', { room, ...data, op: ids.op() }),
    invite: (room, people) => commands.run('room:invite', { room, users: people, op: ids.op() }),
    removeMember: (room, user, options) =>
      commands.run('room:remove', { room, user, ...options, op: ids.op() }),
    setMemberRole: (room, user, role) => commands.run('room:role', { room, user, role, op: ids.op() }),
    muteMember: (room, user, until) => commands.run('room:mute', { room, user, until, op: ids.op() }),
    banUser: async (user, options) => {
      const ack = await commands.run('user:ban', { user, ...options, op: ids.op() });
      if (ack.ok) users.put([ack.data.user]);
      return ack;
    },
    unbanUser: async (user) => {
      const ack = await commands.run('user:unban', { user, op: ids.op() });
      if (ack.ok) users.put([ack.data.user]);
      return ack;
    },
    reportMessage: (room, seq, reason) => commands.run('message:report', { room, seq, reason, op: ids.op() }),
    listReports: async (data) => {
      const ack = await commands.run('report:list', data);
      if (ack.ok) users.put(ack.data.users);
      return ack;
    },
    resolveReport: (report, outcome) => commands.run('report:resolve', { report, outcome, op: ids.op() }),
    listAudit: async (data) => {
      const ack = await commands.run('audit:list', data);
      if (ack.ok) users.put(ack.data.users);
      return ack;
    },
    editMessage: (room, seq, text) => commands.run('message:edit', { room, seq, text, op: ids.op() }),
    deleteMessage: (room, seq) => commands.run('message:delete', { room, seq, op: ids.op() }),
    listPins: async (data) => {
      const ack = await commands.run('room:pins', data);
      if (ack.ok) users.put(ack.data.users);
      return ack;
    },
    listFiles: async (data) => {
      const ack = await commands.run('room:files', data);
      if (ack.ok) users.put(ack.data.users);
      return ack;
    },
    react: (room, seq, emoji, on) => commands.run('message:react', { room, seq, emoji, on, op: ids.op() }),
  } satisfies Partial<ChatClient>;
}
