import { useRef, useState } from 'react';
import { reportsTexts } from '../../texts/en/reports.ts';
import { Button } from '../../ui/button.tsx';
import { Rows } from '../../ui/sections/rows.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { ListEnd } from '../list-end.tsx';
import { OpenReport, ResolvedReport } from './report-row.tsx';
import { useReports } from './use-reports.ts';

/** Messages that somebody reported, and what became of them. */
export function ReportsSection() {
  const t = reportsTexts();
  const [showsResolved, setShowsResolved] = useState(false);
  return (
    <>
      <OpenReports />
      {showsResolved ? (
        <ResolvedReports />
      ) : (
        <Button className="self-start" onClick={() => setShowsResolved(true)}>
          {t.showResolved}
        </Button>
      )}
    </>
  );
}

function OpenReports() {
  const t = reportsTexts();
  const list = useReports(false);
  const place = useRef<HTMLDivElement>(null);
  // The row goes with its buttons: who pressed one of them is at the list again.
  const resolved = () => place.current?.focus({ preventScroll: true });
  return (
    <div ref={place} role="group" tabIndex={-1} aria-label={t.open} className="outline-none">
      <Section title={t.open} description={t.openHint}>
        <Rows label={t.open}>
          {list.reports.map((report) => (
            <OpenReport
              key={report.id}
              report={report}
              room={list.rooms.find(({ id }) => id === report.room)}
              onResolved={resolved}
            />
          ))}
        </Rows>
        <ListEnd pages={{ ...list, items: list.reports }} loading={t.loading} none={t.none} />
      </Section>
    </div>
  );
}

function ResolvedReports() {
  const t = reportsTexts();
  const list = useReports(true);
  return (
    <Section title={t.resolved}>
      <Rows label={t.resolved}>
        {list.reports.map((report) => (
          <ResolvedReport
            key={report.id}
            report={report}
            room={list.rooms.find(({ id }) => id === report.room)}
          />
        ))}
      </Rows>
      <ListEnd pages={{ ...list, items: list.reports }} loading={t.loadingResolved} none={t.noneResolved} />
    </Section>
  );
}
