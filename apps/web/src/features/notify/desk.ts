import type { Room, RoomId } from '@parley/events';
import type { DevicePermission } from '@parley/events/notify';
import type { Readable } from '@parley/react';

/** What a notification shows. */
export interface Note {
  readonly title: string;
  readonly body: string;
  /** One with the same tag takes its place. */
  readonly tag: string;
  /** It was clicked. */
  readonly onOpen: () => void;
  /** Whether the system let it be seen, as far as it says. */
  readonly onShown?: (shown: boolean) => void;
}

export interface ShownNote {
  readonly close: () => void;
}

/** Why a device has no notifications: `insecure`, the page came over plain http; `missing`, the browser has none for pages. */
export type Inability = 'insecure' | 'missing';

/** What of the page is to be seen. */
export interface Here {
  readonly visible: boolean;
  /** The room that is open and not covered, if the page is to be seen. */
  readonly room: RoomId | undefined;
  /** The root of the thread that is open, if the page is to be seen. */
  readonly thread?: Room['parent'];
}

/** What this device has to tell with. */
export interface Desk {
  readonly permission: Readable<DevicePermission>;
  readonly inability: () => Inability | undefined;
  /** Asks the person at this device; to be called upon a press. */
  readonly ask: () => Promise<void>;
  /** Undefined if the device shows none. */
  readonly show: (note: Note) => ShownNote | undefined;
  /** A short sound; the first may need a press on the page before. */
  readonly ring: () => void;
  readonly here: () => Here;
  /** Brings the page to the front, at an address. */
  readonly go: (path: string) => void;
}
