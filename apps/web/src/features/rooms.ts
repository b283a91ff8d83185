import type { Room, RoomId } from '@parley/events';
import { GENERAL, LOBBY } from '@parley/events/ids';
import type { PreferenceMap, RoomView } from '@parley/react';
import { perLocale } from '../texts/language.ts';
import { namesTexts } from '../texts/en/names.ts';
import { personName } from './person-name.ts';

const nameList = perLocale((locale) => new Intl.ListFormat(locale, { type: 'unit', style: 'short' }));
const byTitle = perLocale((locale) => new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }));

/** What a room is called: its name, or, in a direct room, the names of the others. */
export function roomTitle({ room, people }: Pick<RoomView, 'room' | 'people'>): string {
  if (room.kind === 'thread') return room.name === '' ? namesTexts().thread : room.name;
  if (room.kind !== 'direct') return room.name;
  return people.length === 0 ? namesTexts().justYou : nameList().format(people.map(personName));
}

/** The title as one speaks of the room: `#general`, `Ada`. */
export const roomLabel = (view: Pick<RoomView, 'room' | 'people'>): string =>
  view.room.kind === 'channel' ? `#${roomTitle(view)}` : roomTitle(view);

/** What is unread in a room and shows: nothing of a room that is muted, hidden or archived. */
export const unreadIn = ({ id, room, unread }: RoomView, preferences: PreferenceMap): number =>
  room.archived === true ||
  [id, room.parent?.room].some(
    (each) => preferences.has(`muted:${each}`) || preferences.has(`hidden:${each}`),
  )
    ? 0
    : unread;

/** How many of these want me: all in a direct room and in a thread that I follow, elsewhere those that mention me. */
export const callsIn = (view: RoomView, preferences: PreferenceMap): number => {
  const unread = unreadIn(view, preferences);
  return view.room.kind === 'direct' || view.room.kind === 'thread'
    ? unread
    : Math.min(unread, view.mentions.length);
};

export const roomPath = (id: RoomId): string => `/r/${id}`;

/** Where one message of a room stands, with what was said around it. */
export const messagePath = (id: RoomId, seq: number): string => `/r/${id}/${seq}`;

/** The thread of a message, beside its room; with the seq of a reply that is to be seen. */
export const threadPath = (room: RoomId, seq: number, reply?: number): string =>
  `/r/${room}?thread=${seq}${reply === undefined ? '' : `&reply=${reply}`}`;

/** Where one reads a room; a thread beside its own. */
export const viewPath = ({ id, room: { parent } }: Pick<RoomView, 'id' | 'room'>): string =>
  parent ? threadPath(parent.room, parent.seq) : roomPath(id);

/** Where one message of a room stands that may be a thread. */
export const placePath = ({ id, parent }: Pick<Room, 'id' | 'parent'>, seq: number): string =>
  parent ? threadPath(parent.room, parent.seq, seq) : messagePath(id, seq);

/** A seq in an address is whatever somebody typed. */
export const isSeq = (text: string): boolean => /^[1-9]\d{0,14}$/.test(text);

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
  const { compare } = byTitle();
  const sorted = rooms
    .map((view) => ({ view, title: roomTitle(view) }))
    .sort((a, b) => compare(a.title, b.title))
    .map(({ view }) => view);
  return {
    channels: sorted.filter(({ room }) => room.kind === 'channel'),
    privates: sorted.filter(({ room }) => room.kind === 'private'),
    directs: sorted.filter(({ room }) => room.kind === 'direct'),
  };
}
