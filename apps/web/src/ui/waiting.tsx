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
