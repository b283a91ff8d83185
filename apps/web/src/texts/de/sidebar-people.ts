import type { sidebarPeopleTexts } from '../en/sidebar-people.ts';
import type { Translated } from '../texts.ts';

export const sidebarPeople: Translated<typeof sidebarPeopleTexts> = {
  people: 'Personen',
  find: 'Personen finden',
  alone: 'Sonst ist noch niemand da.',
  invite: 'Andere einladen',
  search: 'Suche, wem du schreiben willst.',
};
