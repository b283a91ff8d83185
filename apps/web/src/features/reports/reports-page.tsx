import { Flag } from 'lucide-react';
import { SectionPage } from '../../ui/sections/section-page.tsx';
import { PageTitle } from '../page-title.tsx';
import { ReportsSection } from './reports-section.tsx';

/** What somebody wants those who keep order to look at: of the rooms one leads, or of all for an admin. */
export function ReportsPage() {
  return (
    <>
      <PageTitle>Reports</PageTitle>
      <SectionPage title="Reports" icon={<Flag size={18} />} sections={[]} current="">
        <ReportsSection />
      </SectionPage>
    </>
  );
}
