import type { RoomId, UserId } from '@parley/events';
import type { Draft, DraftStorage } from '../features/composer/drafts.ts';
import { patiently } from '../ui/lazy.ts';

const prefix = 'parley:draft:';
const keyOf = (user: UserId, room: RoomId) => `${prefix}${user}:${room}`;

/** The database of the files that go with drafts. One person at a time is in, so all of it is theirs. */
const draftFiles = 'parley-draft-files';

/** Runs where a browser forbids storage too: then nothing is kept. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function parsed(json: string): Draft | undefined {
  const value: unknown = JSON.parse(json);
  return isDraft(value) ? value : undefined;
}

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';

const textsIn = (user: UserId, storage: Storage): Pick<DraftStorage, 'read' | 'write'> => ({
  read: (room) =>
    attempt(() => {
      const json = storage.getItem(keyOf(user, room));
      return json === null ? undefined : parsed(json);
    }),
  write: (room, draft) => {
    attempt(() => {
      if (draft === undefined) storage.removeItem(keyOf(user, room));
      else storage.setItem(keyOf(user, room), JSON.stringify(draft));
    });
  },
});

/** What a person writes and has not sent, kept by the browser room by room, so that a reload takes none of it. */
export const browserDrafts = (
  user: UserId,
  storage: Storage = window.localStorage,
  ofTab: Storage = window.sessionStorage,
): DraftStorage => ({
  ...textsIn(user, storage),
  edits: textsIn(user, ofTab),
  files: async () => (await patiently(() => import('./draft-files.ts'))).draftFilesOf(user, draftFiles),
});

/** What the page keeps of a person under a key of their own: drafts, and what became of messages (notify/ledger.ts). */
const personal = /^parley:(?:draft|told):/;

/** Erases the drafts of a person, and all else of theirs; without one, of everybody. */
export function eraseDrafts(user?: UserId, storages = ofPage()): void {
  erase(storages, (owned) => user === undefined || owned.startsWith(`${user}:`));
  attempt(() => indexedDB.deleteDatabase(draftFiles));
}

/** Erases what anybody else left behind. */
export const eraseOthersDrafts = (user: UserId, storages = ofPage()): void =>
  erase(storages, (owned) => !owned.startsWith(`${user}:`));

function ofPage(): readonly Storage[] {
  return [window.localStorage, window.sessionStorage];
}

function erase(storages: readonly Storage[], isTheirs: (owned: string) => boolean): void {
  for (const storage of storages)
    attempt(() => {
      for (const key of Object.keys(storage))
        if (personal.test(key) && isTheirs(key.replace(personal, ''))) storage.removeItem(key);
    });
}
