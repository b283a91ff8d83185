import type { DevicePermission } from '@parley/events/notify';
import type { Desk, Here, Note } from '../src/features/notify/desk.ts';
import { seenOn, type Tabs } from '../src/features/notify/tabs.ts';

/** A device that notes what it shows and plays. */
export class FakeDesk implements Desk {
  readonly shown: Note[] = [];
  /** Those that are to be seen, by tag. */
  readonly open = new Map<string, Note>();
  rings = 0;
  readonly gone: string[] = [];
  page: Here = { visible: false, room: undefined };
  answer: DevicePermission = 'granted';
  #permission: DevicePermission = 'granted';
  readonly #listeners = new Set<() => void>();

  readonly permission = {
    get: () => this.#permission,
    subscribe: (listener: () => void) => {
      this.#listeners.add(listener);
      return () => void this.#listeners.delete(listener);
    },
  };

  setPermission(permission: DevicePermission): void {
    this.#permission = permission;
    for (const listener of this.#listeners) listener();
  }

  readonly inability = () => (this.#permission === 'unable' ? 'insecure' : undefined);
  readonly ask = async () => this.setPermission(this.answer);
  readonly show = (note: Note) => {
    if (this.#permission !== 'granted') return undefined;
    this.shown.push(note);
    this.open.set(note.tag, note);
    return {
      close: () => {
        if (this.open.get(note.tag) === note) this.open.delete(note.tag);
      },
    };
  };
  readonly ring = () => {
    this.rings += 1;
  };
  readonly here = () => this.page;
  readonly go = (path: string) => {
    this.gone.push(path);
  };
}

/** The only tab of a browser, or one of several. */
export class FakeTabs implements Tabs {
  leading = true;
  others: Here[] = [];
  readonly #desk: FakeDesk;

  constructor(desk: FakeDesk) {
    this.#desk = desk;
  }

  readonly leads = () => this.leading;
  readonly ask = () => {};
  readonly seen = () => seenOn([this.#desk.here(), ...this.others]);
  readonly end = () => {};
}
