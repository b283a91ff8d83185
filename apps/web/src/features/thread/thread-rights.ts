import type { Room, RoomEntry } from '@parley/events';
import { can } from '@parley/events/policy';
import { useMe } from '@parley/react';
import { usePassed } from '../composer/use-passed.ts';
import { rightsIn, roomTarget, useVisitorRights, whileMuted, type Rights } from '../use-rights.ts';

/** The room of a thread as I stand in it: without a role I look in from outside. */
export interface Home {
  readonly room: Room;
  readonly role?: RoomEntry['role'];
  readonly mutedUntil?: number | undefined;
}

/** What I may do in the room itself. */
export function useHomeRights({ room, role }: Home): Rights {
  const me = useMe();
  const visitors = useVisitorRights(room);
  return role ? rightsIn(me, { room, role }) : visitors;
}

/** What I may do in a thread, which its room decides; `follows`: I am a member of the thread itself. */
export function useThreadRights({ room, role, mutedUntil }: Home, follows: boolean): Rights {
  const me = useMe();
  const muteOver = usePassed(mutedUntil);
  const may: Rights = (command, about) =>
    me !== undefined &&
    can(me, command, {
      room: { kind: 'thread', builtIn: false },
      ...(follows && { membership: { role: 'member', state: 'joined' } }),
      parent: {
        room: roomTarget(room),
        ...(role && { membership: { role, state: 'joined' } }),
      },
      ...about,
    });
  return muteOver || mutedUntil === undefined ? may : whileMuted(may);
}
