import type { RoomId } from '@parley/events';

/** From here to there down the window, in pixels. */
export interface Span {
  readonly top: number;
  readonly bottom: number;
}

export interface RoomBox extends Span {
  readonly id: RoomId;
}

/** A section of the list of rooms as it stands on the screen. */
export interface SectionBox extends Span {
  /** `favourites`, a folder's, or that of a kind of rooms. */
  readonly id: string;
  readonly kind: 'favourites' | 'folder' | 'kind';
  /** Those that are shown. */
  readonly rooms: readonly RoomBox[];
}

/** Where what is dragged would go, and what shows it: a line where top and bottom are one, else a frame. */
export interface RoomPlace extends Span {
  readonly section: Pick<SectionBox, 'id' | 'kind'>;
  /** In front of this room; without one as the last. */
  readonly before: RoomId | undefined;
}

export interface FolderPlace extends Span {
  readonly before: string | undefined;
}

interface Box<Id> extends Span {
  readonly id: Id;
}

interface Gap<Id> {
  readonly before: Id | undefined;
  /** How far down; undefined where there are no others. */
  readonly at: number | undefined;
}

/** The gap between the other boxes that is nearest to a height; undefined where `id` stands in it already. */
function gapAt<Id>(boxes: readonly Box<Id>[], id: Id, height: number): Gap<Id> | undefined {
  const others = boxes.filter((box) => box.id !== id);
  const next = others.find(({ top, bottom }) => height < (top + bottom) / 2);
  const own = boxes.findIndex((box) => box.id === id);
  if (own >= 0 && boxes[own + 1]?.id === next?.id) return undefined;
  return { before: next?.id, at: next?.top ?? others.at(-1)?.bottom };
}

/**
 * Where a room would go at a height: between others among the favourites or in a folder, or back among those of its kind, whose section is
 * `home`. Undefined where there is no place for it, and where it stands already.
 */
export function placeForRoom(
  sections: readonly SectionBox[],
  room: RoomId,
  home: string,
  height: number,
): RoomPlace | undefined {
  const section = sections.find(({ top, bottom }) => height >= top && height < bottom);
  if (section === undefined) return undefined;
  const { top, bottom, rooms } = section;
  if (section.kind === 'kind') {
    const isBack = section.id === home && rooms.every(({ id }) => id !== room);
    return isBack ? { section, before: undefined, top, bottom } : undefined;
  }
  const gap = gapAt(rooms, room, height);
  if (gap === undefined) return undefined;
  const { before, at } = gap;
  return { section, before, top: at ?? top, bottom: at ?? bottom };
}

/** Where a folder would go among the others at a height; undefined where it stands already. */
export function placeForFolder(
  sections: readonly SectionBox[],
  folder: string,
  height: number,
): FolderPlace | undefined {
  const folders = sections.filter(({ kind }) => kind === 'folder');
  const gap = gapAt(folders, folder, height);
  if (gap?.at === undefined) return undefined;
  return { before: gap.before, top: gap.at, bottom: gap.at };
}
