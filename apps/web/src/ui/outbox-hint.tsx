import { Info } from 'lucide-react';
import { writingTexts } from '../texts/en/writing.ts';

/** Said where one writes, as long as the browser keeps nothing. */
export function OutboxHint() {
  return (
    <output className="flex items-start gap-2 px-5 pb-2 text-sm text-ink-soft md:px-7">
      <Info size={15} aria-hidden="true" className="mt-0.5 shrink-0" />
      <span>{writingTexts().nothingKept}</span>
    </output>
  );
}
