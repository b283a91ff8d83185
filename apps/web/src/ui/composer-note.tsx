import { useEffect, useRef, type ReactNode } from 'react';
import { writingTexts } from '../texts/en/writing.ts';

interface ComposerNoteProps {
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

/** Stands where one writes, while one can't: why, and until when. */
export function ComposerNote({ icon, children }: ComposerNoteProps) {
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Whoever was writing had the focus in the field, which is gone: it is nowhere now, or at the place of both.
    if (document.activeElement?.contains(note.current)) note.current?.focus();
  }, []);
  return (
    <div
      ref={note}
      role="status"
      aria-label={writingTexts().whyNot}
      tabIndex={-1}
      className="mx-4 mb-4 flex items-start gap-3 rounded-2xl border border-line bg-sunken px-4 py-3 text-base text-pretty text-ink-soft outline-none md:mx-6"
    >
      <span aria-hidden="true" className="mt-0.5 shrink-0">
        {icon}
      </span>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
