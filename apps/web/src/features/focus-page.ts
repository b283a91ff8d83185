import { hasKeyboard } from '../ui/pointer.ts';

const pageBeside = () => document.querySelector<HTMLElement>('#page');

/** False until the first picture with rooms: after it there is something to look at and to press. */
export const isPageThere = (): boolean => pageBeside() !== null;

/**
 * Puts the focus into the page beside the sidebar: into the composer, where the keyboard is not part of the screen, so
 * that one can write on at once; else onto the page itself.
 */
export function focusPage(): void {
  const page = pageBeside();
  const composer = page?.querySelector('textarea');
  ((hasKeyboard() ? composer : undefined) ?? page)?.focus({ preventScroll: true });
}
