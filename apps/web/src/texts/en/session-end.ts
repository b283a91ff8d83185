import { texts } from '../texts.ts';

/** Why there will be no connection any more, by the names of the reasons. */
export const sessionEndTexts = texts('sessionEnd', {
  signed_out: 'You have been signed out.',
  expired: 'Your session has expired.',
  removed: 'You were removed from this place.',
  replaced: 'Your session was replaced by another one.',
  incompatible: 'There is a new version of Parley.',
  banned: 'You were banned from this place.',
  closed: 'Disconnected.',
});
