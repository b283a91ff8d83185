import { limits } from '@parley/events/limits';
import { usePreference } from '@parley/react';
import { useCallback, useMemo } from 'react';
import type { Emoji, SkinTone } from '../../ui/emoji/emoji-view.ts';
import { useEmoji } from './use-emoji.ts';

/** Offered first to who has not chosen any yet. */
const usual = [
  '👍',
  '❤️',
  '😄',
  '🎉',
  '👀',
  '🙏',
  '✅',
  '🤔',
  '👏',
  '😂',
  '🔥',
  '💯',
  '🚀',
  '😅',
  '😢',
  '👋',
];

const isTone = (tone: number): tone is SkinTone => Number.isInteger(tone) && tone >= 0 && tone <= 5;

/** Which emoji one uses, and in which tone: it follows one to other devices. */
export function useEmojiHabits() {
  const { of } = useEmoji();
  const [recent = [], setRecent] = usePreference('emoji.recent');
  const [toned = 0, setTone] = usePreference('emoji.tone');
  const tone: SkinTone = isTone(toned) ? toned : 0;
  const often = useMemo(() => {
    const known = [...recent, ...usual].flatMap((sign): Emoji[] => {
      const emoji = of(sign);
      return emoji ? [emoji] : [];
    });
    return [...new Set(known)].slice(0, usual.length);
  }, [recent, of]);
  /** Remembers one that was used; without its tone, which is one's own for all. */
  const remember = useCallback(
    (sign: string) => {
      const plain = of(sign)?.sign ?? sign;
      if (recent[0] !== plain)
        setRecent([plain, ...recent.filter((one) => one !== plain)].slice(0, limits.recentEmoji));
    },
    [recent, setRecent, of],
  );
  return { recent, often, tone, setTone, remember };
}
