import { browserDraftFiles } from '@parley/client/draft-files';
import type { UserId } from '@parley/events';
import { systemClock } from '@parley/events/clock';
import type { DraftFiles } from '@parley/react';
import { server } from './client.ts';

/** The files of a person's drafts; nothing on a page without locks, as it came over plain http from another machine. */
export function draftFilesOf(user: UserId, name: string): DraftFiles | undefined {
  // Browsers leave it out where their types do not say so.
  const { locks } = navigator as { readonly locks?: LockManager };
  return locks && browserDraftFiles({ owner: { server, user }, name, clock: systemClock, locks });
}
