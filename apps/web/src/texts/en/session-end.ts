import { texts } from '../texts.ts';

/** Why there will be no connection any more, by the names of the reasons. */
export const sessionEndTexts = texts('sessionEnd', {
  signed_out: 'You have been signed out.',
  expired: 'Your session has expired.',
  removed: 'Your account was deleted.',
  replaced: 'Your session was replaced by another one.',
  incompatible: 'There’s a new version of Parley.',
  banned: 'You were banned.',
  closed: 'Disconnected.',
});
