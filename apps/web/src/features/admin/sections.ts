import type { CommandName } from '@parley/events';

interface AdminSection {
  readonly name: string;
  readonly title: string;
  /** Who may do this sees the section. */
  readonly needs: CommandName;
}

/** The sections of the administration, in their order: the page draws them, the switcher leads there. */
export const adminSections = [
  { name: 'people', title: 'People', needs: 'place:state' },
  { name: 'invites', title: 'Invitations', needs: 'invite:list' },
  { name: 'reports', title: 'Reports', needs: 'place:state' },
  { name: 'rooms', title: 'Rooms', needs: 'place:state' },
  { name: 'bots', title: 'Bots', needs: 'bot:list' },
  { name: 'audit', title: 'Audit log', needs: 'audit:list' },
  { name: 'server', title: 'Server', needs: 'place:state' },
] as const satisfies readonly AdminSection[];

export type AdminSectionName = (typeof adminSections)[number]['name'];

export const adminPath = (name: AdminSectionName): string => `/admin/${name}`;
