import { useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Rows } from '../../ui/sections/rows.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { ListEnd } from '../list-end.tsx';
import { OpenReport, ResolvedReport } from './report-row.tsx';
import { useReports } from './use-reports.ts';

/** Messages that somebody reported, and what became of them. */
export function ReportsSection() {
  const [showsResolved, setShowsResolved] = useState(false);
  return (
    <>
      <OpenReports />
      {showsResolved ? (
        <ResolvedReports />
      ) : (
        <Button className="self-start" onClick={() => setShowsResolved(true)}>
          Show what was resolved
        </Button>
      )}
    </>
  );
}

function OpenReports() {
  const list = useReports(false);
  const place = useRef<HTMLDivElement>(null);
  // The row goes with its buttons: who pressed one of them is at the list again.
  const resolved = () => place.current?.focus({ preventScroll: true });
  return (
    <div ref={place} role="group" tabIndex={-1} aria-label="Open reports" className="outline-none">
      <Section
        title="Open reports"
        description="Who wrote a message is not told that it was reported. A resolved report forgets the text."
      >
        <Rows label="Open reports">
          {list.reports.map((report) => (
            <OpenReport
              key={report.id}
              report={report}
              room={list.rooms.find(({ id }) => id === report.room)}
              onResolved={resolved}
            />
          ))}
        </Rows>
        <ListEnd
          pages={{ ...list, items: list.reports }}
          loading="Loading reports"
          none="Nothing is reported. Messages that people report are shown here."
        />
      </Section>
    </div>
  );
}

function ResolvedReports() {
  const list = useReports(true);
  return (
    <Section title="Resolved reports">
      <Rows label="Resolved reports">
        {list.reports.map((report) => (
          <ResolvedReport
            key={report.id}
            report={report}
            room={list.rooms.find(({ id }) => id === report.room)}
          />
        ))}
      </Rows>
      <ListEnd
        pages={{ ...list, items: list.reports }}
        loading="Loading resolved reports"
        none="No report was resolved yet."
      />
    </Section>
  );
}
