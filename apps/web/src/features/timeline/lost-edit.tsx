import { useEffect, useRef } from 'react';
import { lostEditTexts } from '../../texts/en/lost-edit.ts';
import { UnsentText } from '../composer/unsent-text.tsx';

interface LostEditProps {
  readonly text: string;
  readonly onDiscard: () => void;
}

/** In the place of a message that somebody deleted while I was editing it: what I had written. */
export function LostEdit({ text, onDiscard }: LostEditProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The editor went with the focus, and who was typing goes on: here that does nothing.
    if (document.activeElement === document.body) place.current?.querySelector('textarea')?.focus();
  }, []);
  return (
    <div ref={place}>
      <UnsentText title={lostEditTexts().title} text={text} onDiscard={onDiscard} />
    </div>
  );
}
