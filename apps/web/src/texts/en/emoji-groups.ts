import { texts } from '../texts.ts';

export const emojiGroupsTexts = texts('emojiGroups', {
  smileys: 'Smileys',
  people: 'People',
  nature: 'Animals and nature',
  food: 'Food and drink',
  travel: 'Travel and places',
  activities: 'Activities',
  objects: 'Objects',
  symbols: 'Symbols',
  flags: 'Flags',
});
