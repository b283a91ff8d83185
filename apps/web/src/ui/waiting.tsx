import { LoaderCircle } from 'lucide-react';
import { pageTexts } from '../texts/en/page.ts';

/** The whole page waits. Seen only when that takes a moment, so that a quick answer flickers nowhere. */
export function Waiting() {
  return (
    <main className="appear-late flex h-full items-center justify-center gap-2.5 bg-side text-read text-ink-soft">
      <LoaderCircle size={18} aria-hidden="true" className="animate-spin" />
      <output>{pageTexts().connecting}</output>
    </main>
  );
}

/** What was asked for is not here yet: a part of the page that the server could not hand out. Seen only when that takes a moment. */
export function WaitingForPart() {
  return (
    <p
      role="status"
      className="appear-late fixed inset-x-0 top-[12vh] mx-auto flex w-fit items-center gap-2.5 rounded-xl bg-raised px-4 py-3 text-base text-ink-soft shadow-pop"
    >
      <LoaderCircle size={18} aria-hidden="true" className="animate-spin" />
      {pageTexts().waitingForServer}
    </p>
  );
}
