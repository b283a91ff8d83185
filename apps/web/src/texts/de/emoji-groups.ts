import type { emojiGroupsTexts } from '../en/emoji-groups.ts';
import type { Translated } from '../texts.ts';

export const emojiGroups: Translated<typeof emojiGroupsTexts> = {
  smileys: 'Smileys',
  people: 'Personen',
  nature: 'Tiere und Natur',
  food: 'Essen und Trinken',
  travel: 'Reisen und Orte',
  activities: 'Aktivitäten',
  objects: 'Objekte',
  symbols: 'Symbole',
  flags: 'Flaggen',
};
