import { texts } from '../texts.ts';

export const ownedTexts = texts('owned', {
  title: 'This place is yours',
  first:
    'You are the first who registered here, so you own this Parley: you look after people, rooms, bots and tokens, make others admins, and read the log of what they do.',
  where: 'All of it is under {page}, behind your name at the foot of the list of rooms.',
  admin: 'Administration',
  invite: 'Invite people',
  start: 'Start talking',
});
