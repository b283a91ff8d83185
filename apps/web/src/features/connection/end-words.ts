import type { FinalReason } from '@parley/react';

/** Why there will be no connection any more, as a sentence for a person. */
export const endWords: Readonly<Record<FinalReason, string>> = {
  signed_out: 'You have been signed out.',
  expired: 'Your session has expired.',
  removed: 'You were removed from this place.',
  replaced: 'Your session was replaced by another one.',
  incompatible: 'There is a new version of Parley.',
  banned: 'You were banned from this place.',
  closed: 'Disconnected.',
};
