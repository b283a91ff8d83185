import { useEffect, type RefObject } from 'react';
import { replaceText, type TextEdit } from '../../ui/edit-text.ts';
import { isShortcut, type ShortcutName } from '../../ui/shortcuts.ts';
import { pasteEmoji } from './paste-emoji.ts';
import { format, newLine, pasteLink, type Formatting, type Selected } from './format-text.ts';

const keys = [
  ['bold', 'bold'],
  ['italic', 'italic'],
  ['strike', 'strike'],
  ['code', 'code'],
  ['codeBlock', 'code-block'],
] as const satisfies readonly (readonly [ShortcutName, Formatting])[];

const selectedIn = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Selected => ({
  text: value,
  start: selectionStart,
  end: selectionEnd,
});

/** Formats what is selected in a field, as one step that can be undone. */
export function applyFormat(field: HTMLTextAreaElement, how: Formatting): void {
  replaceText(field, format(selectedIn(field), how));
}

function editFor(event: KeyboardEvent, selected: Selected): TextEdit | undefined {
  const [, how] = keys.find(([name]) => isShortcut(event, name)) ?? [];
  if (how !== undefined) return format(selected, how);
  // Without a selection that key is the whole page's.
  if (isShortcut(event, 'link') && selected.start !== selected.end) return format(selected, 'link');
  if (isShortcut(event, 'newLine')) return newLine(selected);
  return undefined;
}

/** Keys that format, lists that go on with a new line, addresses that are pasted over words and codes of emoji, in a field. */
export function useFormattingKeys(field: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    const area = field.current;
    if (area === null) return undefined;
    const make = (event: Event, edit: TextEdit | undefined) => {
      if (edit === undefined) return;
      event.preventDefault();
      replaceText(area, edit);
    };
    const keyDown = (event: KeyboardEvent) => {
      if (!event.isComposing && !event.defaultPrevented) make(event, editFor(event, selectedIn(area)));
    };
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      make(event, pasteLink(selectedIn(area), text));
      if (!event.defaultPrevented && pasteEmoji(area, text)) event.preventDefault();
    };
    area.addEventListener('keydown', keyDown);
    area.addEventListener('paste', paste);
    return () => {
      area.removeEventListener('keydown', keyDown);
      area.removeEventListener('paste', paste);
    };
  }, [field]);
}
