import { params, texts } from '../texts.ts';

export const savedPageTexts = texts('savedPage', {
  title: 'Saved',
  loading: 'Loading saved messages',
  none: 'Nothing is saved',
  noneHint:
    'Save a message from its menu, or by the key s on it, to come back to it later. Only you see what you save.',
  list: 'Saved messages',
  message: 'A message',
  goTo: params('{author}: go to the message'),
  goToAt: params('{author}, {when}: go to the message'),
  take: 'Take off the list',
  takeOf: params('Take the message of {author} off the list'),
  gone: 'It can’t be read any more: you are not in its room, or the room is gone.',
  failed: 'It could not be loaded just now.',
  loadingOne: 'Loading …',
});
