import type { User } from '@parley/events';
import { can } from '@parley/events/policy';
import { Bookmark, Compass, Flag, Inbox, Search, Settings2, ShieldCheck, Users } from 'lucide-react';
import type { ReactNode } from 'react';
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
  if (me === undefined) return [];
  const pages: readonly Page[] = [
    { path: '/catch-up', title: 'Catch up', words: 'unread, inbox', icon: <Inbox size={size} /> },
    { path: '/saved', title: 'Saved', words: 'bookmarks, later', icon: <Bookmark size={size} /> },
    { path: '/search', title: 'Search messages', words: 'find', icon: <Search size={size} /> },
    { path: '/browse', title: 'Browse channels', words: 'join, discover', icon: <Compass size={size} /> },
    { path: '/people', title: 'People', words: 'directory, everybody', icon: <Users size={size} /> },
    ...(keepsOrder ? [{ path: '/reports', title: 'Reports', icon: <Flag size={size} /> }] : []),
    ...settingsSections
      .filter(({ forGuests }) => forGuests || me.role !== 'guest')
      .map(({ name, title }) => ({
        path: settingsPath(name),
        title,
        words: 'settings, preferences, account',
        icon: <Settings2 size={size} />,
        hint: 'Settings',
      })),
    ...adminSections
      .filter(({ needs }) => can(me, needs, {}))
      .map(({ name, title }) => ({
        path: adminPath(name),
        title,
        words: 'administration',
        icon: <ShieldCheck size={size} />,
        hint: 'Administration',
      })),
  ];
  return pages.map(({ path, title, words, icon, hint = 'Page' }) => ({
    id: `page:${path}`,
    kind: 'page',
    title,
    words,
    hint,
    icon,
    does: () => navigate(path),
  }));
}
