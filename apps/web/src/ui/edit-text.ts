/**
 * Puts a text in place of a part of a field, and selects a part of the field then (offsets; the end of the text without them).
 * The browser keeps it among what one can undo, and the field tells of it as if somebody had typed.
 */
export function replaceText(field: HTMLTextAreaElement, { start, end, text, select }: TextEdit): void {
  field.focus();
  field.setSelectionRange(start, end);
  // It is called obsolete, and there is no other way that Ctrl+Z knows of.
  const command = text === '' ? 'delete' : 'insertText';
  const done = (start === end && text === '') || document.execCommand?.(command, false, text);
  if (!done) {
    field.setRangeText(text, start, end, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
  }
  const [from, to] = select ?? [start + text.length, start + text.length];
  field.setSelectionRange(from, to);
}

export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly select?: readonly [number, number] | undefined;
}
