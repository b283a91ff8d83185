import type { CommandName, User, UserId } from '@parley/events';
import { can } from '@parley/events/policy';
import { useMe, type RoomView } from '@parley/react';
import { isBuiltIn } from './rooms.ts';

/** May I do `command` here, to what `owner` made? The same table that the server enforces. */
export type Rights = (command: CommandName, owner?: UserId) => boolean;

export function rightsIn(me: User | undefined, view: Pick<RoomView, 'room' | 'role'> | undefined): Rights {
  return (command, owner) => {
    if (me === undefined || view === undefined) return false;
    return can(me, command, {
      room: { kind: view.room.kind, builtIn: isBuiltIn(view.room.id) },
      membership: { role: view.role, state: 'joined' },
      ...(owner === undefined ? {} : { owner }),
    });
  };
}

export const useRights = (view: RoomView | undefined): Rights => rightsIn(useMe(), view);
