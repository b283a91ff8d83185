import { can } from '@parley/events/policy';
import type { CommandName } from '@parley/events';
import { useMe } from '@parley/react';
import { ShieldCheck } from 'lucide-react';
import type { ComponentType } from 'react';
import { Redirect } from 'wouter';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SectionPage } from '../../ui/sections/section-page.tsx';
import { PageTitle } from '../page-title.tsx';
import { AuditSection } from './audit-section.tsx';
import { BotsSection } from './bots-section.tsx';
import { InvitesSection } from './invites-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { ReportsSection } from '../reports/reports-section.tsx';
import { RoomsSection } from './rooms-section.tsx';
import { ServerSection } from './server-section.tsx';

interface AdminSection {
  readonly name: string;
  readonly title: string;
  /** Who may do this sees the section. */
  readonly needs: CommandName;
  readonly Shown: ComponentType;
}

const sections: readonly AdminSection[] = [
  { name: 'people', title: 'People', needs: 'place:state', Shown: PeopleSection },
  { name: 'invites', title: 'Invitations', needs: 'invite:list', Shown: InvitesSection },
  { name: 'reports', title: 'Reports', needs: 'place:state', Shown: ReportsSection },
  { name: 'rooms', title: 'Rooms', needs: 'place:state', Shown: RoomsSection },
  { name: 'bots', title: 'Bots', needs: 'bot:list', Shown: BotsSection },
  { name: 'audit', title: 'Audit log', needs: 'audit:list', Shown: AuditSection },
  { name: 'server', title: 'Server', needs: 'place:state', Shown: ServerSection },
];

const pathOf = (name: string): string => `/admin/${name}`;

/** What owner and admins do for the place; each sees what the table of policy lets them do. */
export function AdminPage({ section }: { readonly section: string | undefined }) {
  const me = useMe();
  if (me === undefined) return null;
  const mine = sections.filter(({ needs }) => can(me, needs, {}));
  const [first] = mine;
  if (first === undefined) return <NotForYou />;
  const current = mine.find(({ name }) => name === section);
  if (current === undefined) return <Redirect to={pathOf(first.name)} replace />;
  return (
    <>
      <PageTitle>{`${current.title}, administration`}</PageTitle>
      <SectionPage
        title="Administration"
        icon={<ShieldCheck size={18} />}
        sections={mine.map(({ name, title }) => ({ href: pathOf(name), title }))}
        current={pathOf(current.name)}
      >
        <current.Shown />
      </SectionPage>
    </>
  );
}

function NotForYou() {
  return (
    <>
      <PageTitle>Administration</PageTitle>
      <SectionPage title="Administration" icon={<ShieldCheck size={18} />} sections={[]} current="">
        <EmptyState
          icon={<ShieldCheck size={22} />}
          title="This is for the owner and the admins of this place"
        />
      </SectionPage>
    </>
  );
}
