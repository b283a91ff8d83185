import { replaceText } from '../../ui/edit-text.ts';
import type { EmojiData } from '../emoji/emoji-data.ts';
import { emojiIn } from '../emoji/use-emoji.ts';
import { isInCode } from './completion/triggers.ts';

const code = /(?<![\p{L}\p{N}:/\\]):([\p{L}\p{M}\p{N}_+-]{2,40}):(?![\p{L}\p{N}:/])/gu;

/**
 * Puts a text that holds codes of emoji where the cursor is, and then, as where they are typed, the emoji in their places. That is a
 * step of its own: who means the codes undoes it. False if there are none.
 */
export function pasteEmoji(area: HTMLTextAreaElement, pasted: string): boolean {
  const text = pasted.replaceAll(/\r\n?/gu, '\n');
  if (text.search(code) < 0) return false;
  const start = area.selectionStart;
  const end = start + text.length;
  replaceText(area, { start, end: area.selectionEnd, text });
  const replace = ({ byCode }: EmojiData) => {
    // Who has changed it meanwhile goes on with what there is.
    if (area.value.slice(start, end) !== text) return;
    const before = area.value.slice(0, start);
    const shown = text.replaceAll(code, (typed, name: string, at: number) =>
      isInCode(before + text.slice(0, at)) ? typed : (byCode(name)?.sign ?? typed),
    );
    if (shown === text) return;
    const [from, to] = [area.selectionStart, area.selectionEnd].map((place) =>
      place < end ? Math.min(place, start) : place + shown.length - text.length,
    );
    replaceText(area, { start, end, text: shown, select: [from ?? start, to ?? start] });
  };
  // Their names do not matter, and codes are the same in all languages. Where they can't be had, the codes stay.
  emojiIn('en').then(replace, () => {});
  return true;
}
