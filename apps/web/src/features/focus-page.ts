import { hasKeyboard } from '../ui/pointer.ts';

/**
 * Puts the focus into the page beside the sidebar: into the composer, where the keyboard is not part of the screen, so
 * that one can write on at once; else onto the page itself.
 */
export function focusPage(): void {
  const page = document.querySelector<HTMLElement>('#page');
  const composer = page?.querySelector('textarea');
  ((hasKeyboard() ? composer : undefined) ?? page)?.focus({ preventScroll: true });
}
