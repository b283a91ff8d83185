import { useRef, useState, type ReactNode, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { formattedTextTexts } from '../../texts/en/formatted-text.ts';

interface SpoilerProps {
  readonly children: ReactNode;
}

function useOpening<E extends HTMLElement>(): readonly [boolean, RefObject<E | null>, () => void] {
  const [open, setOpen] = useState(false);
  const shown = useRef<E>(null);
  const show = () => {
    flushSync(() => setOpen(true));
    // The button is gone, and the focus stays where it was.
    shown.current?.focus({ preventScroll: true });
  };
  return [open, shown, show];
}

/** Hidden, for everybody and every reading aid, until one asks for it. */
export function SpoilerText({ children }: SpoilerProps) {
  const { showHidden } = formattedTextTexts();
  const [open, shown, show] = useOpening<HTMLSpanElement>();
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
      onClick={show}
      className="spoiler inline rounded-sm bg-field-line text-start select-none hover:bg-ink-soft"
    >
      <span aria-hidden="true" inert className="invisible">
        {children}
      </span>
    </button>
  );
}

/** The same of whole paragraphs, lists, code. The button lies over them: what is in them may be a button itself. */
export function SpoilerBlocks({ children }: SpoilerProps) {
  const { showHidden } = formattedTextTexts();
  const [open, shown, show] = useOpening<HTMLDivElement>();
  if (open) {
    return (
      <div ref={shown} tabIndex={-1} className="flow rounded-sm bg-sunken outline-line">
        {children}
      </div>
    );
  }
  return (
    <div className="relative overflow-hidden">
      <div aria-hidden="true" inert className="flow invisible">
        {children}
      </div>
      <button
        type="button"
        aria-label={showHidden}
        title={showHidden}
        onClick={show}
        className="spoiler absolute inset-0 rounded-sm bg-field-line hover:bg-ink-soft focus-visible:-outline-offset-2"
      />
    </div>
  );
}
