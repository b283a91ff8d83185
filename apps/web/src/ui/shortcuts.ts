/**
 * Every shortcut of the page, once: those who handle keys ask `isShortcut`, and the sheet of shortcuts lists this table. `Mod` is Ctrl
 * or, on a Mac, Cmd.
 */
export const shortcuts = {
  switcher: 'Mod+K',
  search: 'Mod+Shift+F',
  sheet: '?',
  undoDeletion: 'Mod+Z',
  roomAbove: 'Alt+ArrowUp',
  roomBelow: 'Alt+ArrowDown',
  unreadAbove: 'Alt+Shift+ArrowUp',
  unreadBelow: 'Alt+Shift+ArrowDown',
  messageAbove: 'ArrowUp',
  messageBelow: 'ArrowDown',
  firstMessage: 'Home',
  lastMessage: 'End',
  leaveMessages: 'Escape',
  messageMenu: 'Enter',
  editMessage: 'E',
  saveMessage: 'S',
  quoteMessage: 'Q',
  openThread: 'T',
  editLast: 'ArrowUp',
  newLine: 'Shift+Enter',
  bold: 'Mod+B',
  italic: 'Mod+I',
  strike: 'Mod+Shift+X',
  link: 'Mod+K',
  code: 'Mod+E',
  codeBlock: 'Mod+Shift+E',
  queueNext: 'J',
  queueBefore: 'K',
  queueDone: 'E',
  queueLater: 'L',
  queueUndo: 'Z',
  queueReply: 'R',
} as const;

export type ShortcutName = keyof typeof shortcuts;

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** One key that writes something, without another: WCAG 2.1.4 wants that it can be switched off. */
export const isSingleKey = (name: ShortcutName): boolean => shortcuts[name].length === 1;

/** Is this the shortcut? Keys of one letter are none while they are switched off. */
export function isShortcut(event: Pressed, name: ShortcutName): boolean {
  const parts: readonly string[] = shortcuts[name].split('+');
  const key = parts.at(-1) ?? '';
  if (isSingleKey(name) && document.documentElement.dataset['singleKeys'] === 'off') return false;
  return (
    isKey(event, key) &&
    (event.ctrlKey || event.metaKey) === parts.includes('Mod') &&
    event.altKey === parts.includes('Alt') &&
    // Whether a sign wants Shift is the keyboard's business.
    (event.shiftKey === parts.includes('Shift') || /^[^\p{L}]$/u.test(key))
  );
}

/** By the letter; on a keyboard of another script by the place where the letter is on a Latin one. */
const isKey = ({ key, code }: Pressed, wanted: string): boolean =>
  key.toUpperCase() === wanted.toUpperCase() || (/^[^\p{ASCII}]$/u.test(key) && code === `Key${wanted}`);

/** Letters belong to who writes, and to what is open in front of the page. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest(`input, textarea, select, ${inFront}`) !== null);

/** Keys in what is open in front of the page are not for the page behind it. */
export const isInFront = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest(inFront) !== null;

const inFront = '[role="dialog"], [role="alertdialog"], [role="menu"]';
