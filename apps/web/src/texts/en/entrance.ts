import { params, texts } from '../texts.ts';

export const entranceTexts = texts('entrance', {
  pickTitle: 'Pick a name and start talking',
  pickLead: 'No account needed. Others see the name you choose here; you can change it later.',
  yourName: 'Your name',
  nameProblem: params('Your name {problem}.'),
  entering: 'Entering…',
  enter: 'Enter',
  invites: params('{by} invites you to {place}'),
  chooseName: 'Choose the name that others see.',
  joinAndChoose: params('You join {rooms}. Choose the name that others see.'),
  notOwned:
    'Nobody has an account yet: the server printed a link when it started, and by that link the owner’s account is made.',
  byInvitation: 'You have none yet? This place is entered by invitation: ask somebody who is in for a link.',
  nobodyNew: 'You have none yet? This place takes nobody new just now.',
  banned: params('You were banned from {place}'),
  bannedLead:
    'You can’t read or write here any more. If you think that is a mistake, talk to somebody who keeps order here: they can let you in again.',
  otherAccount: 'Sign in with another account',
  asGuest: 'Enter as a guest',
  lookingAround: 'Only looking around?',
  haveAccount: 'You have an account?',
  createAccount: 'Create an account',
  isYours: 'Is this place yours?',
  keepName: 'You want to keep your name?',
  useCode: 'Use a recovery code',
  lostPassword: 'Lost your password?',
  inviteOver: 'This invitation is not good any more',
  inviteUnread: 'The invitation can’t be read',
  toEntrance: 'Go to the entrance',
  inviteOverLead: 'It was used up, has expired or was taken back. Ask whoever invited you for a new one.',
});
