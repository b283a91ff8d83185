import type { RoomId, UserId } from '@parley/events';
import type { Draft, DraftStorage, Edit, KeptByRoom } from '../features/composer/drafts.ts';
import { patiently } from '../ui/lazy.ts';

const prefix = 'parley:draft:';
const keyOf = (user: UserId, room: RoomId) => `${prefix}${user}:${room}`;

/** The database of the files that go with drafts. One person at a time is in, so all of it is theirs. */
const draftFiles = 'parley-draft-files';

const ofBrowser = () => window.localStorage;
const ofTab = () => window.sessionStorage;

/** Runs where a browser forbids storage too, already to ask for it: then nothing is kept. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';

const areEdits = (value: unknown): value is readonly Edit[] =>
  Array.isArray(value) && value.every((each) => isDraft(each) && 'of' in each && typeof each.of === 'string');

const keptIn = <T>(
  user: UserId,
  storage: () => Storage,
  isKept: (value: unknown) => value is T,
): KeptByRoom<T> => ({
  read: (room) =>
    attempt(() => {
      const value: unknown = JSON.parse(storage().getItem(keyOf(user, room)) ?? 'null');
      return isKept(value) ? value : undefined;
    }),
  write: (room, kept) => {
    attempt(() => {
      if (kept === undefined) storage().removeItem(keyOf(user, room));
      else storage().setItem(keyOf(user, room), JSON.stringify(kept));
    });
  },
});

/** What a person writes and has not sent, kept by the browser room by room, so that a reload takes none of it. */
export const browserDrafts = (user: UserId): DraftStorage => ({
  ...keptIn(user, ofBrowser, isDraft),
  edits: keptIn(user, ofTab, areEdits),
  files: async () => (await patiently(() => import('./draft-files.ts'))).draftFilesOf(user, draftFiles),
});

/** What the page keeps of a person under a key of their own: drafts, and what became of messages (notify/ledger.ts). */
const personal = /^parley:(?:draft|told):/;

/** Erases the drafts of a person, and all else of theirs; without one, of everybody. */
export function eraseDrafts(user?: UserId): void {
  erase((owned) => user === undefined || owned.startsWith(`${user}:`));
  attempt(() => indexedDB.deleteDatabase(draftFiles));
}

/** Erases what anybody else left behind. */
export const eraseOthersDrafts = (user: UserId): void => erase((owned) => !owned.startsWith(`${user}:`));

function erase(isTheirs: (owned: string) => boolean): void {
  for (const storage of [ofBrowser, ofTab])
    attempt(() => {
      const kept = storage();
      for (const key of Object.keys(kept))
        if (personal.test(key) && isTheirs(key.replace(personal, ''))) kept.removeItem(key);
    });
}
