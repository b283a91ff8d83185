import { params, texts } from '../texts.ts';

export const entranceTexts = texts('entrance', {
  pickTitle: 'Pick a name and start talking',
  pickLead: 'No account needed. Others see the name you choose here, and you can change it later.',
  yourName: 'Your name',
  nameProblem: params('Your name {problem}.'),
  entering: 'Entering…',
  enter: 'Enter',
  invites: params('{by} invites you to {place}'),
  chooseName: 'Choose the name others will see.',
  joinAndChoose: params('You’ll join {rooms}. Choose the name others will see.'),
  notOwned:
    'Nobody has an account yet. To create the owner’s account, open the link that the server printed when it started.',
  byInvitation: 'No account yet? You need an invitation: ask somebody who is in for a link.',
  nobodyNew: 'No account yet? New people can’t join right now.',
  banned: params('You were banned from {place}'),
  bannedLead:
    'You can no longer read or write here. If you think this is a mistake, contact an admin: they can let you back in.',
  otherAccount: 'Sign in with another account',
  asGuest: 'Enter as a guest',
  lookingAround: 'Just looking around?',
  haveAccount: 'Already have an account?',
  createAccount: 'Create an account',
  isYours: 'Setting up your team?',
  keepName: 'Want to keep your name?',
  useCode: 'Use a recovery code',
  lostPassword: 'Forgot your password?',
  inviteOver: 'This invitation is no longer valid',
  inviteUnread: 'The invitation couldn’t be loaded',
  toEntrance: 'Go to the start page',
  inviteOverLead: 'It was used up, has expired or was revoked. Ask the person who invited you for a new one.',
});
