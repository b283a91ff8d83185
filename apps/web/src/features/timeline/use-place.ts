import type { RoomId } from '@parley/events';
import type { useTimeline } from '@parley/react';
import { useEffect, useEffectEvent, useState } from 'react';
import { usePageVisible } from '../use-page-visible.ts';
import { usePlaces } from './places.ts';

interface Place {
  /** Rises with each new place, which is a new list. */
  readonly turn: number;
  readonly seq: number | undefined;
  /** A message where one was reading. */
  readonly key?: string | undefined;
}

/** Of the timeline only this: what depends on all of it would be drawn anew with each page that begins to load. */
interface PlaceOptions extends Pick<
  ReturnType<typeof useTimeline>,
  'hasAfter' | 'loadAround' | 'loadNewest'
> {
  /** The message that the address names. */
  readonly at: number | undefined;
  /** Seq from which messages are marked as new. */
  readonly unreadFrom: number | undefined;
  /** The message that is being edited. */
  readonly editing: string | undefined;
  /** A menu is open at a message of the list, or an editor in it: neither is taken away for a place. */
  readonly busy: boolean;
  /** The list goes for one that opens elsewhere. */
  readonly onLeave: () => void;
}

/**
 * Where the list of a room opens: at what is being edited, at what is new, at where one was, or at its end; and what leads to
 * another place.
 */
export function usePlace(
  room: RoomId,
  { hasAfter, loadAround, loadNewest, at, unreadFrom, editing, busy, onLeave }: PlaceOptions,
) {
  const places = usePlaces();
  const [place, setPlace] = useState<Place>(() => ({
    turn: 0,
    seq: at ?? (editing === undefined ? unreadFrom : undefined),
    key: editing ?? (at === undefined && unreadFrom === undefined ? places.get(room) : undefined),
  }));
  const open = (seq: number | undefined) => {
    onLeave();
    setPlace(({ turn }) => ({ turn: turn + 1, seq }));
  };
  const visible = usePageVisible();
  const [marked, setMarked] = useState(unreadFrom);
  // Out of sight nothing is laid out, and no place can be found.
  if (marked !== unreadFrom && visible) {
    setMarked(unreadFrom);
    if (!busy && at === undefined) open(unreadFrom);
  }
  const jump = async (seq: number | undefined) => {
    const shown = await (seq === undefined ? loadNewest() : loadAround(seq));
    if (shown) open(seq);
  };
  const leadToNew = useEffectEvent(() => {
    if (!hasAfter || unreadFrom === undefined || at !== undefined) return;
    void loadAround(unreadFrom).then((shown) => {
      if (shown) open(unreadFrom);
    });
  });
  // One had left the room in an older part of it, and what is new is not there.
  useEffect(() => leadToNew(), []);
  return { place, jump };
}
