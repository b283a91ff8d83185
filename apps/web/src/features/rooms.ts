import type { RoomId } from '@parley/events';
import { GENERAL, LOBBY } from '@parley/events/ids';
import type { RoomView } from '@parley/react';

const nameList = new Intl.ListFormat(undefined, { type: 'unit', style: 'short' });
const byTitle = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** What a room is called: its name, or, in a direct room, the names of the others. */
export function roomTitle({ room, people }: Pick<RoomView, 'room' | 'people'>): string {
  if (room.kind !== 'direct') return room.name;
  return people.length === 0 ? 'Just you' : nameList.format(people.map(({ name }) => name));
}

/** The title as one speaks of the room: `#general`, `Ada`. */
export const roomLabel = (view: Pick<RoomView, 'room' | 'people'>): string =>
  view.room.kind === 'channel' ? `#${roomTitle(view)}` : roomTitle(view);

export const roomPath = (id: RoomId): string => `/r/${id}`;

const idPattern = /^[a-z0-9][a-z0-9_-]{0,39}$/;

/** A room's id in an address is whatever somebody typed. */
export const isRoomId = (text: string): text is RoomId => idPattern.test(text);

/** Nobody renames the rooms that exist from the start. */
export const isBuiltIn = (id: RoomId): boolean => id === GENERAL || id === LOBBY;

export interface RoomGroups {
  readonly channels: readonly RoomView[];
  readonly privates: readonly RoomView[];
  readonly directs: readonly RoomView[];
}

/** Rooms as the sidebar shows them: by kind, each in the order of their titles. */
export function groupRooms(rooms: readonly RoomView[]): RoomGroups {
  const sorted = rooms
    .map((view) => ({ view, title: roomTitle(view) }))
    .sort((a, b) => byTitle.compare(a.title, b.title))
    .map(({ view }) => view);
  return {
    channels: sorted.filter(({ room }) => room.kind === 'channel'),
    privates: sorted.filter(({ room }) => room.kind === 'private'),
    directs: sorted.filter(({ room }) => room.kind === 'direct'),
  };
}
