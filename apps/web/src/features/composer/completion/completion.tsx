import type { RoomId } from '@parley/events';
import { Suspense, useCallback, useState, useSyncExternalStore, type RefObject } from 'react';
import { replaceText } from '../../../ui/edit-text.ts';
import { CommandOffers } from './command-offers.tsx';
import type { OffersProps } from './offer-list.tsx';
import { PersonOffers } from './person-offers.tsx';
import { RoomOffers } from './room-offers.tsx';
import { triggerAt } from './triggers.ts';
import { lazy } from '../../../ui/lazy.ts';

// Brings the data of all emoji along.
const EmojiOffers = lazy(async () => ({ default: (await import('./emoji-offers.tsx')).EmojiOffers }));

interface CompletionProps {
  readonly room: RoomId;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly value: string;
}

/** Offers what completes a sign in the field: `@people`, `#rooms`, `:emoji:`, `/commands`. The field knows nothing of it. */
export function Completion({ room, field, value }: CompletionProps) {
  const cursor = useCursor(field);
  const trigger = cursor === undefined ? undefined : triggerAt(value, cursor);
  /** The sign for which nothing more is offered: one was chosen, or none was wanted. */
  const [closed, setClosed] = useState<number>();
  if (closed !== undefined && closed >= value.length) setClosed(undefined);
  if (trigger === undefined || trigger.start === closed) return null;
  const { start, query, kind } = trigger;
  const choose = (text: string) => {
    const area = field.current;
    if (area === null) return;
    const end = start + 1 + query.length;
    // The blank that follows is the one that is put there.
    const blank = text.endsWith(' ') && area.value.charAt(end) === ' ' ? 1 : 0;
    setClosed(start);
    replaceText(area, { start, end: end + blank, text });
    if (text.endsWith(' ')) swallowBlank(area);
  };
  const offers: OffersProps = {
    room,
    field,
    query,
    onChoose: choose,
    onClose: () => setClosed(start),
  };
  const key = `${kind} ${start}`;
  switch (kind) {
    case 'person':
      return <PersonOffers key={key} {...offers} />;
    case 'room':
      return <RoomOffers key={key} {...offers} />;
    case 'command':
      return <CommandOffers key={key} {...offers} />;
    case 'emoji':
      return (
        <Suspense fallback={null}>
          <EmojiOffers key={key} {...offers} />
        </Suspense>
      );
  }
}

/** Who types a blank by habit behind what was completed means the one that stands there already. */
function swallowBlank(area: HTMLTextAreaElement): void {
  const { value, selectionStart: at } = area;
  area.addEventListener(
    'beforeinput',
    (event) => {
      const isThere = area.value === value && area.selectionStart === at && area.selectionEnd === at;
      if (event.data === ' ' && isThere) event.preventDefault();
    },
    { once: true },
  );
}

/** Where the cursor is in the field; undefined while it is elsewhere, or something is selected. */
function useCursor(field: RefObject<HTMLTextAreaElement | null>): number | undefined {
  const subscribe = useCallback((listener: () => void) => {
    const events = ['selectionchange', 'input', 'focusin', 'focusout'];
    // A field that loses the focus has it still while it is told so.
    const later = () => queueMicrotask(listener);
    for (const event of events) document.addEventListener(event, later);
    return () => {
      for (const event of events) document.removeEventListener(event, later);
    };
  }, []);
  return useSyncExternalStore(subscribe, () => {
    const area = field.current;
    if (area === null || document.activeElement !== area) return undefined;
    return area.selectionStart === area.selectionEnd ? area.selectionStart : undefined;
  });
}
