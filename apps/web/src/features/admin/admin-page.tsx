import { can } from '@parley/events/policy';
import { useMe } from '@parley/react';
import { ShieldCheck } from 'lucide-react';
import type { ComponentType } from 'react';
import { Redirect } from 'wouter';
import { adminTexts } from '../../texts/en/admin.ts';
import { adminSectionsTexts } from '../../texts/en/admin-sections.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SectionPage } from '../../ui/sections/section-page.tsx';
import { PageTitle } from '../page-title.tsx';
import { AuditSection } from './audit-section.tsx';
import { BotsSection } from './bots-section.tsx';
import { InvitesSection } from './invites-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { ReportsSection } from '../reports/reports-section.tsx';
import { RoomsSection } from './rooms-section.tsx';
import { adminPath, adminSections, type AdminSectionName } from './sections.ts';
import { ServerSection } from './server-section.tsx';

const shown: Readonly<Record<AdminSectionName, ComponentType>> = {
  people: PeopleSection,
  invites: InvitesSection,
  reports: ReportsSection,
  rooms: RoomsSection,
  bots: BotsSection,
  audit: AuditSection,
  server: ServerSection,
};

/** What owner and admins do for the place; each sees what the table of policy lets them do. */
export function AdminPage({ section }: { readonly section: string | undefined }) {
  const titles = adminSectionsTexts();
  const t = adminTexts();
  const me = useMe();
  if (me === undefined) return null;
  const mine = adminSections.filter(({ needs }) => can(me, needs, {}));
  const [first] = mine;
  if (first === undefined) return <NotForYou />;
  const current = mine.find(({ name }) => name === section);
  if (current === undefined) return <Redirect to={adminPath(first.name)} replace />;
  const Shown = shown[current.name];
  return (
    <>
      <PageTitle>{t.page({ section: titles[current.name] })}</PageTitle>
      <SectionPage
        title={t.title}
        icon={<ShieldCheck size={18} />}
        sections={mine.map(({ name }) => ({ href: adminPath(name), title: titles[name] }))}
        current={adminPath(current.name)}
      >
        <Shown />
      </SectionPage>
    </>
  );
}

function NotForYou() {
  const t = adminTexts();
  return (
    <>
      <PageTitle>{t.title}</PageTitle>
      <SectionPage title={t.title} icon={<ShieldCheck size={18} />} sections={[]} current="">
        <EmptyState icon={<ShieldCheck size={22} />} title={t.notForYou} />
      </SectionPage>
    </>
  );
}
