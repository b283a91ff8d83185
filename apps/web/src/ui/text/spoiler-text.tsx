import { useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { formattedTextTexts } from '../../texts/en/formatted-text.ts';

/** Hidden, for everybody and every reading aid, until one asks for it. */
export function SpoilerText({ children }: { readonly children: ReactNode }) {
  const { showHidden } = formattedTextTexts();
  const [open, setOpen] = useState(false);
  const shown = useRef<HTMLSpanElement>(null);
  if (open) {
    return (
      <span
        ref={shown}
        tabIndex={-1}
        className="rounded-sm bg-sunken outline-line [box-decoration-break:clone]"
      >
        {children}
      </span>
    );
  }
  return (
    <button
      type="button"
      aria-label={showHidden}
      title={showHidden}
      onClick={() => {
        flushSync(() => setOpen(true));
        // The button is gone, and the focus stays where it was.
        shown.current?.focus({ preventScroll: true });
      }}
      className="spoiler inline rounded-sm bg-field-line text-start select-none hover:bg-ink-soft"
    >
      <span aria-hidden="true" inert className="invisible">
        {children}
      </span>
    </button>
  );
}
