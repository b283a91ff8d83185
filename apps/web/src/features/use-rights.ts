import type { CommandName, Room, User } from '@parley/events';
import { can, type Target } from '@parley/events/policy';
import { useMe, type RoomView } from '@parley/react';
import { useMemo } from 'react';
import { isBuiltIn } from './rooms.ts';

/** May I do `command` here, to what it is about? The same table that the server enforces. */
export type Rights = (
  command: CommandName,
  about?: Pick<Target, 'owner' | 'subject' | 'renames' | 'archives'>,
) => boolean;

/** What the policy asks about a room. */
export const roomTarget = ({ id, kind, readOnly, archived }: Room): NonNullable<Target['room']> => ({
  kind,
  builtIn: isBuiltIn(id),
  readOnly: readOnly === true,
  archived: archived === true,
});

export function rightsIn(me: User | undefined, view: Pick<RoomView, 'room' | 'role'> | undefined): Rights {
  return (command, about) => {
    if (me === undefined || view === undefined) return false;
    return can(me, command, {
      room: roomTarget(view.room),
      membership: { role: view.role, state: 'joined' },
      ...about,
    });
  };
}

/** What I may do in a room that I am no member of. */
export function useVisitorRights(room: Room | undefined): Rights {
  const me = useMe();
  return (command, about) => {
    if (me === undefined || room === undefined) return false;
    return can(me, command, { room: roomTarget(room), ...about });
  };
}

const takenByMute: ReadonlySet<CommandName> = new Set([
  'message:send',
  'message:edit',
  'message:react',
  'message:pin',
  'thread:open',
  'thread:update',
]);

/** What is left of somebody's rights while they are muted. */
export const whileMuted =
  (may: Rights): Rights =>
  (command, about) =>
    !takenByMute.has(command) && may(command, about);

/** The same as long as they follow from the same: with each message the view of its room is another one, and each row asks for them. */
export function useRights(view: Pick<RoomView, 'room' | 'role'> | undefined): Rights {
  const me = useMe();
  const { room, role } = view ?? {};
  return useMemo(() => rightsIn(me, room && role && { room, role }), [me, room, role]);
}
