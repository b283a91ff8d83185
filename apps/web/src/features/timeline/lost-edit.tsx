import { useEffect, useRef } from 'react';
import { lostEditTexts } from '../../texts/en/lost-edit.ts';
import { UnsentText } from '../composer/unsent-text.tsx';

interface LostEditProps {
  /** Nobody deleted it: it can't be edited now, as nothing can be written here. */
  readonly still: boolean;
  readonly text: string;
  readonly onDiscard: () => void;
}

/** In the place of a message that somebody deleted, or that I may not edit any more, while I was editing it: what I had written. */
export function LostEdit({ still, text, onDiscard }: LostEditProps) {
  const t = lostEditTexts();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The editor went with the focus, and who was typing goes on: here that does nothing.
    if (document.activeElement === document.body) place.current?.querySelector('textarea')?.focus();
  }, []);
  return (
    <div ref={place}>
      <UnsentText title={still ? t.still : t.title} text={text} onDiscard={onDiscard} />
    </div>
  );
}
