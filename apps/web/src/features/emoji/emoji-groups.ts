import { emojiGroupsTexts } from '../../texts/en/emoji-groups.ts';
import type { EmojiGroup } from '../../ui/emoji/emoji-view.ts';
import type { EmojiData, Group } from './emoji-data.ts';

/** Each group with one of its emoji for its button. */
const shown = [
  [0, 'smileys', '😀'],
  [1, 'people', '👋'],
  [3, 'nature', '🐻'],
  [4, 'food', '🍔'],
  [5, 'travel', '✈️'],
  [6, 'activities', '⚽'],
  [7, 'objects', '💡'],
  [8, 'symbols', '❤️'],
  [9, 'flags', '🏁'],
] as const satisfies readonly (readonly [Group, keyof ReturnType<typeof emojiGroupsTexts>, string])[];

export function emojiGroups({ all }: EmojiData): readonly EmojiGroup[] {
  const t = emojiGroupsTexts();
  return shown.map(([id, name, sign]) => ({
    name: t[name],
    sign,
    emoji: all.filter(({ group }) => group === id),
  }));
}
