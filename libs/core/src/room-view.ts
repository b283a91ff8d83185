import { GENERAL, LOBBY, type RoomEntry, type RoomId, type Target } from '@parley/events';
import type { Membership, RoomHead } from './ports.ts';

/** What is known of a room and of one user in it. */
export interface RoomView {
  readonly head: RoomHead;
  readonly membership: Membership | undefined;
  /** Of a thread: the room that it belongs to. */
  readonly parent?: RoomView;
}

const isBuiltIn = (room: RoomId): boolean => room === LOBBY || room === GENERAL;

/** What the policy asks about a room. */
export function targetOf({ head: { room }, membership, parent }: RoomView): Target {
  return {
    room: {
      kind: room.kind,
      builtIn: isBuiltIn(room.id),
      readOnly: room.readOnly === true,
      archived: room.archived === true,
    },
    ...(membership && { membership }),
    ...(parent && { parent: targetOf(parent) }),
  };
}

/** The room in the list of who is joined to it. */
export function entryOf(view: RoomView | undefined): RoomEntry | undefined {
  if (view?.membership?.state !== 'joined') return undefined;
  const { room, head } = view.head;
  const { role, read, mutedUntil } = view.membership;
  return { room, head, role, read, ...(mutedUntil !== undefined && { mutedUntil }) };
}
