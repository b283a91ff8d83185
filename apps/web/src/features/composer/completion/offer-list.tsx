import type { RoomId } from '@parley/events';
import { useEffect, useEffectEvent, useId, useLayoutEffect, useState, type RefObject } from 'react';
import { CompletionList, type CompletionItem } from '../../../ui/completion-list.tsx';

/** What each kind of completion is given. */
export interface OffersProps {
  readonly room: RoomId;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly query: string;
  /** Puts a text in place of the sign and what was typed behind it. */
  readonly onChoose: (text: string) => void;
  readonly onClose: () => void;
}

export interface Offer extends CompletionItem {
  /** What is put into the text. */
  readonly text: string;
}

interface OfferListProps extends Pick<OffersProps, 'field' | 'query' | 'onChoose' | 'onClose'> {
  readonly label: string;
  /** As in `3 to mention`. */
  readonly counted: (shown: { readonly count: number }) => string;
  readonly offers: readonly Offer[];
}

/** Offers above the field, and its keys as long as there are any: arrows, Enter or Tab, Escape. */
export function OfferList({ field, query, label, counted, offers, onChoose, onClose }: OfferListProps) {
  const id = useId();
  const [chosen, setChosen] = useState({ query, index: 0 });
  const active = chosen.query === query ? Math.min(chosen.index, offers.length - 1) : 0;
  const show = (index: number) => setChosen({ query, index });
  const isOpen = offers.length > 0;

  const keyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!isOpen || event.isComposing || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const { name, handle, text } = offers[active] ?? {};
    // Who typed all of it has nothing to complete, and sends.
    const isWhole = [name, handle].some((each) => each?.toLowerCase() === query.toLowerCase());
    if (event.key === 'Enter' && isWhole) return;
    if (event.key === 'ArrowDown') show((active + 1) % offers.length);
    else if (event.key === 'ArrowUp') show((active + offers.length - 1) % offers.length);
    else if (event.key === 'Escape') onClose();
    else if ((event.key === 'Enter' || event.key === 'Tab') && text !== undefined) onChoose(text);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  // As soon as they are seen: the next key is meant for them.
  useLayoutEffect(() => {
    const area = field.current;
    const listener = (event: KeyboardEvent) => keyDown(event);
    area?.addEventListener('keydown', listener);
    return () => area?.removeEventListener('keydown', listener);
  }, [field]);
  useEffect(() => {
    const area = field.current;
    if (area === null || !isOpen) return;
    const names = ['aria-autocomplete', 'aria-controls', 'aria-activedescendant'];
    area.setAttribute('aria-autocomplete', 'list');
    area.setAttribute('aria-controls', id);
    area.setAttribute('aria-activedescendant', `${id}-${active}`);
    return () => {
      for (const name of names) area.removeAttribute(name);
    };
  }, [field, id, isOpen, active]);

  return (
    <>
      <div role="status" className="sr-only">
        {isOpen && counted({ count: offers.length })}
      </div>
      {isOpen && (
        <CompletionList
          id={id}
          label={label}
          items={offers}
          active={active}
          onActive={show}
          onChoose={(index) => {
            const text = offers[index]?.text;
            if (text !== undefined) onChoose(text);
          }}
        />
      )}
    </>
  );
}
