import { texts } from '../texts.ts';

export const ownedTexts = texts('owned', {
  title: 'Welcome, you’re the owner',
  first:
    'You created the first account, so this Parley is yours: you look after people, rooms, bots and tokens, can make others admins, and can read the audit log.',
  where: 'You’ll find it all under {page}, behind your name at the bottom of the sidebar.',
  admin: 'Administration',
  invite: 'Invite people',
  start: 'Start talking',
});
