import { texts } from '../texts.ts';

/** The ways to pages of my own, in the sidebar. */
export const sidebarLinksTexts = texts('sidebarLinks', {
  threads: 'Threads',
  saved: 'Saved',
});
