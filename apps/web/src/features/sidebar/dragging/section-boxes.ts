import { isRoomId } from '../../rooms.ts';
import type { RoomBox, SectionBox, Span } from './drop-place.ts';

const spanOf = (element: Element): Span => {
  const { top, bottom } = element.getBoundingClientRect();
  return { top, bottom };
};

const kindOf = (id: string, isFolder: (id: string) => boolean): SectionBox['kind'] =>
  id === 'favourites' ? id : isFolder(id) ? 'folder' : 'kind';

function roomBoxes(section: Element): readonly RoomBox[] {
  return [...section.querySelectorAll<HTMLElement>('[data-room]')].flatMap((row) => {
    const id = row.dataset['room'] ?? '';
    return isRoomId(id) ? { id, ...spanOf(row) } : [];
  });
}

/** The sections of the list of rooms that take what is dragged, as they stand on the screen now. */
export function sectionBoxes(list: Element, isFolder: (id: string) => boolean): readonly SectionBox[] {
  return [...list.querySelectorAll<HTMLElement>('[data-section]')].map((section) => {
    const id = section.dataset['section'] ?? '';
    return { id, kind: kindOf(id, isFolder), rooms: roomBoxes(section), ...spanOf(section) };
  });
}
