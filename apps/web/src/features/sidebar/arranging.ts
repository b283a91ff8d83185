import type { RoomId } from '@parley/events';
import type { ChatClient } from '@parley/react';
import type { Folder } from './arranged-rooms.ts';

/** `item` so many places on; where there is no such place, the list as it is. */
export function moved<T>(list: readonly T[], item: T, by: number): readonly T[] {
  const from = list.indexOf(item);
  const to = from + by;
  if (from < 0 || to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, item);
}

const without = <T>(list: readonly T[], item: T): readonly T[] => list.filter((each) => each !== item);

/** `item` in front of another one; where that is not in the list, or none is named, at its end. */
export function placed<T>(list: readonly T[], item: T, before?: T): readonly T[] {
  const others = without(list, item);
  const at = before === undefined ? -1 : others.indexOf(before);
  return others.toSpliced(at < 0 ? others.length : at, 0, item);
}

/** What one does with the list of rooms. Each takes effect at once, on all devices. */
export class Arranging {
  readonly #client: ChatClient;

  constructor(client: ChatClient) {
    this.#client = client;
  }

  get favourites(): readonly RoomId[] {
    return this.#client.preference('sidebar.favourites').get() ?? [];
  }

  get folders(): readonly Folder[] {
    return this.#client.preference('sidebar.folders').get() ?? [];
  }

  folderOf(room: RoomId): Folder | undefined {
    return this.folders.find(({ rooms }) => rooms.includes(room));
  }

  /** With `on` in front of another favourite, or as the last. */
  favour(room: RoomId, on: boolean, before?: RoomId): void {
    const { favourites } = this;
    this.#keepFavourites(on ? placed(favourites, room, before) : without(favourites, room));
  }

  /** Within the favourites, or within its folder. */
  move(room: RoomId, by: number): void {
    if (this.favourites.includes(room)) return this.#keepFavourites(moved(this.favourites, room, by));
    this.#keepFolders(this.folders.map((folder) => ({ ...folder, rooms: moved(folder.rooms, room, by) })));
  }

  /** Into a folder, in front of another room there or as the last, and out of the others; without one out of all. */
  putInto(room: RoomId, id: string | undefined, before?: RoomId): void {
    this.favour(room, false);
    this.#keepFolders(
      this.folders.map((folder) => ({
        ...folder,
        rooms: folder.id === id ? placed(folder.rooms, room, before) : without(folder.rooms, room),
      })),
    );
  }

  addFolder(name: string, room: RoomId | undefined): void {
    const { folders } = this;
    const taken = new Set(folders.map(({ id }) => id));
    let number = folders.length + 1;
    while (taken.has(`folder-${number}`)) number += 1;
    const id = `folder-${number}`;
    this.#keepFolders([...folders, { id, name, rooms: [] }]);
    // A folder that had this id before may have been folded up.
    const closed = this.#client.preference('sidebar.closed').get() ?? [];
    if (closed.includes(id)) this.#client.setPreference('sidebar.closed', without(closed, id));
    if (room !== undefined) this.putInto(room, id);
  }

  renameFolder(id: string, name: string): void {
    this.#keepFolders(this.folders.map((folder) => (folder.id === id ? { ...folder, name } : folder)));
  }

  moveFolder(id: string, by: number): void {
    const folder = this.folders.find((each) => each.id === id);
    if (folder) this.#keepFolders(moved(this.folders, folder, by));
  }

  /** In front of another folder, or as the last. */
  placeFolder(id: string, before?: string): void {
    const { folders } = this;
    const byId = (wanted?: string) => folders.find((each) => each.id === wanted);
    const folder = byId(id);
    if (folder) this.#keepFolders(placed(folders, folder, byId(before)));
  }

  /** Its rooms go back to those of their kind. */
  removeFolder(id: string): void {
    this.#keepFolders(this.folders.filter((folder) => folder.id !== id));
  }

  mute(room: RoomId, on: boolean): void {
    this.#client.setPreference(`muted:${room}`, on || undefined);
  }

  hide(room: RoomId, on: boolean): void {
    this.#client.setPreference(`hidden:${room}`, on || undefined);
  }

  #keepFavourites(favourites: readonly RoomId[]): void {
    this.#client.setPreference('sidebar.favourites', favourites.length > 0 ? favourites : undefined);
  }

  #keepFolders(folders: readonly Folder[]): void {
    this.#client.setPreference('sidebar.folders', folders.length > 0 ? folders : undefined);
  }
}
