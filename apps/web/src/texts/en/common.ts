import { texts } from '../texts.ts';

export const commonTexts = texts('common', {
  addReaction: 'Add a reaction',
  cancel: 'Cancel',
  close: 'Close',
  copied: 'Copied',
  edit: 'Edit',
  reload: 'Reload',
  noCopying: 'Your browser doesn’t allow copying here.',
  remove: 'Remove',
  replyInThread: 'Reply in thread',
  save: 'Save',
  showMore: 'Show more',
  signIn: 'Sign in',
  tryAgain: 'Try again',
});
