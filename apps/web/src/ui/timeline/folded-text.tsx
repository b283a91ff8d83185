import clsx from 'clsx';
import { ChevronDown } from 'lucide-react';
import { use, useRef, useState, type ReactNode } from 'react';
import { foldedTextTexts } from '../../texts/en/folded-text.ts';
import { Button } from '../button.tsx';
import { Newest } from '../newest.ts';
import type { Folds } from './folds.ts';
import { KeepPlaceContext } from './keep-place.ts';

interface FoldedTextProps {
  /** The message's. */
  readonly id: string;
  readonly folds: Folds;
  /** All of it is shown until somebody folds it: it is what was looked for. */
  readonly unfolded: boolean;
  readonly children: ReactNode;
}

/** What was last wanted of a message: a row that leaves the list and comes back is as it was left. */
const wanted = new Newest<boolean>(500);

/** A long text cut short, until one asks for all of it. What shows it before this is loaded has the same measures (styles/components.css). */
export function FoldedText({ id, folds, unfolded, children }: FoldedTextProps) {
  const t = foldedTextTexts();
  const keepPlace = use(KeepPlaceContext);
  const text = useRef<HTMLDivElement>(null);
  const [choice, setChoice] = useState(() => wanted.get(id));
  const open = choice ?? unfolded;
  const turn = (to: boolean, held: HTMLElement | null) => {
    if (held === null) return;
    keepPlace(held, () => {
      wanted.set(id, to);
      setChoice(to);
    });
  };
  return (
    <div className="folding" data-folds={folds}>
      <div
        className={clsx(!open && 'folded')}
        // The browser brings what is cut off into sight when its search finds it, or the focus or a selection gets there.
        onScroll={() => !open && turn(true, text.current)}
      >
        <div ref={text}>{children}</div>
      </div>
      <div className="fold-foot">
        <Button
          size="sm"
          className={clsx(open && 'shadow-pop')}
          aria-expanded={open}
          onClick={(event) => turn(!open, open ? event.currentTarget : text.current)}
        >
          {open ? t.less : t.more}
          <ChevronDown size={14} aria-hidden="true" className={clsx(open && 'rotate-180')} />
        </Button>
      </div>
    </div>
  );
}
