import type { User } from '@parley/events';
import { can } from '@parley/events/policy';
import { Bookmark, Compass, Flag, Inbox, Search, Settings2, ShieldCheck, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { adminSectionsTexts } from '../../texts/en/admin-sections.ts';
import { settingsSectionsTexts } from '../../texts/en/settings-sections.ts';
import { switcherTexts } from '../../texts/en/switcher.ts';
import { adminPath, adminSections } from '../admin/sections.ts';
import { settingsPath, settingsSections } from '../settings/sections.ts';
import type { Target } from './target.ts';

interface Page {
  readonly path: string;
  readonly title: string;
  readonly words?: string | undefined;
  readonly icon: ReactNode;
  readonly hint?: string;
}

const size = 16;

/** The pages of the chat that I may see. */
export function pageTargets(
  me: User | undefined,
  keepsOrder: boolean,
  navigate: (path: string) => void,
): readonly Target[] {
  const t = switcherTexts();
  const settingsTitles = settingsSectionsTexts();
  const adminTitles = adminSectionsTexts();
  if (me === undefined) return [];
  const pages: readonly Page[] = [
    { path: '/catch-up', title: t.catchUp, words: t.catchUpWords, icon: <Inbox size={size} /> },
    { path: '/saved', title: t.saved, words: t.savedWords, icon: <Bookmark size={size} /> },
    { path: '/search', title: t.search, words: t.searchWords, icon: <Search size={size} /> },
    { path: '/browse', title: t.browse, words: t.browseWords, icon: <Compass size={size} /> },
    { path: '/people', title: t.people, words: t.peopleWords, icon: <Users size={size} /> },
    ...(keepsOrder ? [{ path: '/reports', title: t.reports, icon: <Flag size={size} /> }] : []),
    ...settingsSections
      .filter(({ forGuests }) => forGuests || me.role !== 'guest')
      .map(({ name }) => ({
        path: settingsPath(name),
        title: settingsTitles[name],
        words: t.settingsWords,
        icon: <Settings2 size={size} />,
        hint: t.settings,
      })),
    ...adminSections
      .filter(({ needs }) => can(me, needs, {}))
      .map(({ name }) => ({
        path: adminPath(name),
        title: adminTitles[name],
        words: t.adminWords,
        icon: <ShieldCheck size={size} />,
        hint: t.admin,
      })),
  ];
  return pages.map(({ path, title, words, icon, hint = t.page }) => ({
    id: `page:${path}`,
    kind: 'page',
    title,
    words,
    hint,
    icon,
    does: () => navigate(path),
  }));
}
