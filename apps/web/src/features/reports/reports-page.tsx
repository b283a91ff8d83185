import { Flag } from 'lucide-react';
import { reportsTexts } from '../../texts/en/reports.ts';
import { SectionPage } from '../../ui/sections/section-page.tsx';
import { PageTitle } from '../page-title.tsx';
import { ReportsSection } from './reports-section.tsx';

/** What somebody wants those who keep order to look at: of the rooms one leads, or of all for an admin. */
export function ReportsPage() {
  const t = reportsTexts();
  return (
    <>
      <PageTitle>{t.title}</PageTitle>
      <SectionPage title={t.title} icon={<Flag size={18} />} sections={[]} current="">
        <ReportsSection />
      </SectionPage>
    </>
  );
}
