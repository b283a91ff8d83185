import type { CommandName } from '@parley/events';

interface AdminSection {
  readonly name: string;
  /** Who may do this sees the section. */
  readonly needs: CommandName;
}

/** The sections of the administration, in their order: the page draws them, the switcher leads there. */
export const adminSections = [
  { name: 'people', needs: 'place:state' },
  { name: 'invites', needs: 'invite:list' },
  { name: 'reports', needs: 'place:state' },
  { name: 'rooms', needs: 'place:state' },
  { name: 'bots', needs: 'bot:list' },
  { name: 'audit', needs: 'audit:list' },
  { name: 'server', needs: 'place:state' },
] as const satisfies readonly AdminSection[];

export type AdminSectionName = (typeof adminSections)[number]['name'];

export const adminPath = (name: AdminSectionName): string => `/admin/${name}`;
