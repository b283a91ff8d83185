import type { sidebarLinksTexts } from '../en/sidebar-links.ts';
import type { Translated } from '../texts.ts';

export const sidebarLinks: Translated<typeof sidebarLinksTexts> = {
  threads: 'Threads',
  saved: 'Gemerkt',
};
