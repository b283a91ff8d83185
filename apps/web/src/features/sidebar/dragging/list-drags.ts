import type { ChatClient, RoomView } from '@parley/react';
import { isRoomId } from '../../rooms.ts';
import type { Folder } from '../arranged-rooms.ts';
import { Arranging } from '../arranging.ts';
import type { DragTarget, Point } from './drag-gestures.ts';
import { placeForFolder, placeForRoom, type SectionBox, type Span } from './drop-place.ts';
import { sectionBoxes } from './section-boxes.ts';

type Dragged =
  | { readonly kind: 'room'; readonly room: RoomView }
  | { readonly kind: 'folder'; readonly folder: Folder };

/** A drag as it is drawn, in pixels down what scrolls. */
export interface Drag {
  readonly dragged: Dragged;
  readonly at: number;
  /** Where it would go. */
  readonly mark: Span | undefined;
  /** The place for favourites while there are none. */
  readonly zone: Span | undefined;
}

interface Pressed {
  readonly dragged: Dragged;
  /** The row, or the section of a folder. */
  readonly element: HTMLElement;
}

interface Drop {
  readonly mark: Span;
  readonly settle: () => void;
}

/** Half of what is drawn at the pointer: more would make the list longer at its ends. */
const chipRadius = 16;
const zoneGap = 8;
const zoneHeight = 48;

/** What can be dragged in the list of rooms, and where it goes. */
export class ListDrags implements DragTarget {
  readonly #list: HTMLElement;
  readonly #client: ChatClient;
  readonly #arranging: Arranging;
  readonly #draw: (drag: Drag | undefined) => void;
  #pressed: Pressed | undefined;
  /** How high what scrolls was before anything was drawn over it; undefined until something is dragged. */
  #height: number | undefined;

  constructor(list: HTMLElement, client: ChatClient, draw: (drag: Drag | undefined) => void) {
    this.#list = list;
    this.#client = client;
    this.#arranging = new Arranging(client);
    this.#draw = draw;
  }

  press(target: Element): boolean {
    this.#pressed = this.#pressedAt(target);
    return this.#pressed !== undefined;
  }

  hold(at: Point): boolean {
    if (this.#pressed === undefined) return false;
    const { dragged, element } = this.#pressed;
    element.dataset['lifted'] = '';
    document.documentElement.dataset['dragging'] = '';
    this.#height ??= this.#list.scrollHeight;
    const { top } = this.#list.getBoundingClientRect();
    const down = (y: number) => y - top + this.#list.scrollTop;
    const drawn = (span: Span | undefined) => span && { top: down(span.top), bottom: down(span.bottom) };
    this.#draw({
      dragged,
      at: Math.max(chipRadius, Math.min(down(at.y), this.#height - chipRadius)),
      mark: drawn(this.#dropAt(dragged, at)?.mark),
      zone: drawn(this.#zone(dragged)),
    });
    return this.#isWithin(at);
  }

  drop(at: Point): void {
    if (this.#pressed) this.#dropAt(this.#pressed.dragged, at)?.settle();
    this.cancel();
  }

  cancel(): void {
    delete this.#pressed?.element.dataset['lifted'];
    delete document.documentElement.dataset['dragging'];
    this.#pressed = undefined;
    this.#height = undefined;
    this.#draw(undefined);
  }

  rest(forMenu: boolean): void {
    const control = forMenu ? '[aria-haspopup="menu"]' : 'a, button';
    this.#pressed?.element.querySelector<HTMLElement>(control)?.click();
    this.cancel();
  }

  #pressedAt(target: Element): Pressed | undefined {
    const section = target.closest<HTMLElement>('[data-section]');
    if (section === null || target.closest('[aria-haspopup]')) return undefined;
    const row = target.closest<HTMLElement>('[data-room]');
    const id = row?.dataset['room'] ?? '';
    const room = isRoomId(id) ? this.#client.room(id).get() : undefined;
    if (row && room) return { dragged: { kind: 'room', room }, element: row };
    const folder = this.#folder(section.dataset['section']);
    return folder && target.closest('h2')
      ? { dragged: { kind: 'folder', folder }, element: section }
      : undefined;
  }

  #folder(id: string | undefined): Folder | undefined {
    return this.#arranging.folders.find((folder) => folder.id === id);
  }

  #isWithin({ x, y }: Point): boolean {
    const { left, right, top, bottom } = this.#list.getBoundingClientRect();
    return x >= left && x < right && y >= top && y < bottom;
  }

  #sections(): readonly SectionBox[] {
    return sectionBoxes(this.#list, (id) => this.#folder(id) !== undefined);
  }

  /** Above all else that is in sight. */
  #zone({ kind }: Dragged): Span | undefined {
    if (kind === 'folder' || this.#list.querySelector('[data-section="favourites"]')) return undefined;
    const top = this.#list.getBoundingClientRect().top + zoneGap;
    return { top, bottom: top + zoneHeight };
  }

  #dropAt(dragged: Dragged, at: Point): Drop | undefined {
    if (!this.#isWithin(at)) return undefined;
    if (dragged.kind === 'folder') {
      const { id } = dragged.folder;
      const place = placeForFolder(this.#sections(), id, at.y);
      return place && { mark: place, settle: () => this.#arranging.placeFolder(id, place.before) };
    }
    const { id, room } = dragged.room;
    const zone = this.#zone(dragged);
    const favourites: readonly SectionBox[] = zone
      ? [{ id: 'favourites', kind: 'favourites', rooms: [], ...zone }]
      : [];
    const place = placeForRoom([...favourites, ...this.#sections()], id, `${room.kind}s`, at.y);
    if (place === undefined) return undefined;
    const { section, before } = place;
    return {
      mark: place,
      settle: () =>
        section.kind === 'favourites'
          ? this.#arranging.favour(id, true, before)
          : this.#arranging.putInto(id, section.kind === 'folder' ? section.id : undefined, before),
    };
  }
}
