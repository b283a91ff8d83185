import { params, texts } from '../texts.ts';

export const savedPageTexts = texts('savedPage', {
  title: 'Saved',
  loading: 'Loading saved messages',
  none: 'Nothing saved yet',
  noneHint:
    'Save a message from its menu, or press s on it, to come back to it later. Only you see what you save.',
  list: 'Saved messages',
  message: 'A message',
  goTo: params('{author}: go to the message'),
  goToAt: params('{author}, {when}: go to the message'),
  take: 'Remove from saved',
  takeOf: params('Remove the message by {author} from saved'),
  gone: 'You can no longer read it: you’re not in its room any more, or the room is gone.',
  failed: 'The message couldn’t be loaded.',
  loadingOne: 'Loading …',
});
