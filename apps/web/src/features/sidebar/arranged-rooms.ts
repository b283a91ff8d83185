import type { PreferenceValue, RoomId } from '@parley/events';
import type { PreferenceMap, RoomView } from '@parley/react';
import { groupRooms, type RoomGroups } from '../rooms.ts';

export type Folder = PreferenceValue<'sidebar.folders'>[number];

export interface ArrangedRooms extends RoomGroups {
  readonly favourites: readonly RoomView[];
  readonly folders: readonly (Pick<Folder, 'id' | 'name'> & { readonly rooms: readonly RoomView[] })[];
  readonly hidden: readonly RoomView[];
}

interface Arrangement {
  readonly favourites?: readonly RoomId[] | undefined;
  readonly folders?: readonly Folder[] | undefined;
  readonly preferences: PreferenceMap;
}

/** Each room once: hidden or archived, a favourite, in the first folder that names it, or among those of its kind. */
export function arrangeRooms(
  rooms: readonly RoomView[],
  { favourites = [], folders = [], preferences }: Arrangement,
): ArrangedRooms {
  const left = new Map(rooms.map((view) => [view.id, view]));
  const take = (ids: readonly RoomId[]): readonly RoomView[] =>
    ids.flatMap((id) => {
      const view = left.get(id);
      left.delete(id);
      return view ?? [];
    });
  const isAside = ({ id, room }: RoomView) => preferences.has(`hidden:${id}`) || room.archived === true;
  const hidden = take(rooms.filter(isAside).map(({ id }) => id));
  return {
    hidden,
    favourites: take(favourites),
    folders: folders.map(({ id, name, rooms: ids }) => ({ id, name, rooms: take(ids) })),
    ...groupRooms([...left.values()]),
  };
}
