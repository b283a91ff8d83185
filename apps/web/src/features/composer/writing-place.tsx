import { useRef, type ReactNode } from 'react';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { hasKeyboard } from '../../ui/pointer.ts';

/** The field to write in, or why one can't. */
const fieldOrNote = 'textarea:not([readonly]), [role="status"][tabindex]';

/** Where one writes, or reads why one can't: whichever takes the place of the other takes its focus. */
export function WritingPlace({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const keepFocus = useKeptFocus(() => () => {
    const next = place.current?.querySelector<HTMLElement>(fieldOrNote);
    const coversScreen = next instanceof HTMLTextAreaElement && !hasKeyboard();
    // What is still being loaded takes it from here.
    return coversScreen ? place.current : (next ?? place.current);
  });
  return (
    <div ref={place} tabIndex={-1} {...keepFocus} className="shrink-0 outline-none">
      {children}
    </div>
  );
}
