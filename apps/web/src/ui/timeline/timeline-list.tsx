import clsx from 'clsx';
import { ArrowDown } from 'lucide-react';
import {
  startTransition,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import { flushSync } from 'react-dom';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { messageTexts } from '../../texts/en/message.ts';
import { isShortcut } from '../shortcuts.ts';
import { HeldRow } from './held-row.ts';
import { KeepPlaceContext, type KeepPlace } from './keep-place.ts';
import { sightOf, type WholeRoom } from './rail-place.ts';
import { RailThumb } from './rail-thumb.ts';
import { Rail } from './rail.tsx';
import { RowInTurn, RowsInTurn } from './rows-in-turn.tsx';
import { useSlices } from './use-slices.ts';
import { useWantedRow } from './use-wanted-row.ts';

/** What the list must know of a row; what it looks like is the caller's. */
export interface ListRow {
  readonly key: string;
  readonly own: boolean;
  /** Just written here, not yet acknowledged. */
  readonly pending: boolean;
}

interface TimelineListProps<Row extends ListRow> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly children: (row: Row, current: boolean) => ReactElement;
  /** Row with which the list opens, a little below the top; without it the list opens at its end. */
  readonly openAt?: string | undefined;
  /** The row with which the list opens takes the focus. */
  readonly focusAt?: boolean | undefined;
  /** It takes the place of a list that may have had the focus. */
  readonly reopened?: boolean | undefined;
  /** A row that must stay in the page though it is scrolled away, as its editor holds text. */
  readonly keep?: string | undefined;
  /** False while the rows are an older part of the room: then there is no live end to stay at. */
  readonly live: boolean;
  /** Where it is known, the list has a scrollbar of the whole room; else that of the browser, of the rows. */
  readonly room?: WholeRoom | undefined;
  /** To a message of the room that is in no row. */
  readonly onShowSeq: (seq: number) => Promise<void>;
  /** The reader comes near the first row, or (in an older part) near the last one. */
  readonly onNearStart: () => void;
  readonly onNearEnd: () => void;
  /** The reader arrived at the live end, or left it. */
  readonly onAtEnd: (atEnd: boolean) => void;
  /** The topmost row in view changed; undefined at the live end, where what comes next is what one reads. */
  readonly onTop: (key: string | undefined) => void;
  readonly onShowNewest: () => Promise<void>;
  /** Escape, or ArrowDown on the last message. */
  readonly onLeave: () => void;
}

/** Rows so far out of view are in the document. */
const beyondPx = 600;
const nearPx = 800;
const endSlopPx = 32;
const bottomPx = 16;
const openBelowTopPx = -72;

/** Did rows come or go before the first one, with the end as it was? Only then may the list keep its place from the end. */
const changedAbove = (before: readonly ListRow[], after: readonly ListRow[]): boolean =>
  after.length !== before.length &&
  after.at(-1)?.key === before.at(-1)?.key &&
  after[0]?.key !== before[0]?.key;

/**
 * Messages from old to new, only those in view in the document. It stays at the end while the reader is there, and
 * moves for nobody who reads further up. Arrow keys go from message to message.
 */
export function TimelineList<Row extends ListRow>({
  label,
  rows: all,
  children,
  openAt,
  focusAt = false,
  reopened,
  keep,
  live,
  room,
  onShowSeq,
  onNearStart,
  onNearEnd,
  onAtEnd,
  onTop,
  onShowNewest,
  onLeave,
}: TimelineListProps<Row>) {
  const handle = useRef<VirtualizerHandle>(null);
  const scroller = useRef<HTMLElement>(null);
  const stays = useRef(openAt === undefined);
  const [heldRow] = useState(() => new HeldRow());
  const [thumb] = useState(() => new RailThumb());
  const [turns] = useState(() => new RowsInTurn());
  useEffect(() => () => turns.stop(), [turns]);
  const [current, setCurrent] = useState(focusAt ? openAt : undefined);
  /** The last row when the reader left the end; undefined while at the end. */
  const [leftAt, setLeftAt] = useState<string>();
  const rows = useSlices(all, live && leftAt === undefined);
  const [shown, setShown] = useState({ rows, live, shift: false });
  /** The list is where it should open: until then no rows out of view are in the document. */
  const [opened, setOpened] = useState(false);
  /** So many of the last rows stay in the document while the reader is at the end. */
  const [endRows, setEndRows] = useState(0);
  if (shown.rows !== rows || shown.live !== live) {
    setShown({ rows, live, shift: changedAbove(shown.rows, rows) });
    // In an older part of the room, what is loaded below was there before: missed is only what comes at the live end.
    if (!shown.live && leftAt !== undefined) setLeftAt(rows.at(-1)?.key);
  }

  const last = rows.length - 1;
  // Not by scrollToIndex: it insists on its aim for a moment, and would pull back a reader who moves away meanwhile.
  const toEnd = () => {
    stays.current = true;
    turns.end();
    const box = scroller.current;
    if (box !== null) box.scrollTop = box.scrollHeight;
  };

  /** Until the rows in view have been laid out, their sizes are guesses, and so is where the end is. */
  const laidOut = useRef(false);

  /**
   * How many rows lie between one and those in view; none, where it is one of them. Where the list stays at its end these are the last
   * ones, also while it is not there yet.
   */
  const awayFromView = (index: number): number => {
    const list = handle.current;
    const fromEnd = Math.max(0, rows.length - fillingRows() - index);
    if (stays.current && !laidOut.current) return fromEnd;
    if (list === null || list.viewportSize === 0) return 0;
    const first = list.findItemIndex(list.scrollOffset);
    const end = list.findItemIndex(list.scrollOffset + list.viewportSize);
    const fromView = Math.max(0, first - index, index - end);
    // Who leaves the end does so before the list is told of it.
    return stays.current ? Math.min(fromEnd, fromView) : fromView;
  };

  const lastOffset = useRef(0);
  /** Whether the reader was last said to be at the end. */
  const told = useRef<boolean>(undefined);
  /** Each message scrolls the end down, and each time the virtualizer would take what is above out of the document, and put it back. */
  const keepEnd = () => {
    const list = handle.current;
    if (list === null) return;
    const first = list.findItemIndex(list.scrollOffset - beyondPx);
    startTransition(() => setEndRows(stays.current ? rows.length - first : 0));
  };

  const measure = () => {
    const list = handle.current;
    if (list === null || !laidOut.current) return;
    const below = list.scrollSize + bottomPx - list.viewportSize - list.scrollOffset;
    const atEnd = live && below <= endSlopPx;
    const wentUp = list.scrollOffset < lastOffset.current;
    lastOffset.current = list.scrollOffset;
    // Rows that turn out higher than guessed push the end away; only the reader leaves it.
    if (stays.current && live && !atEnd && !wentUp) return toEnd();
    if (atEnd !== told.current) {
      told.current = atEnd;
      stays.current = atEnd;
      setLeftAt(atEnd ? undefined : rows.at(-1)?.key);
      keepEnd();
      onAtEnd(atEnd);
    }
    onTop(atEnd ? undefined : rows[list.findItemIndex(list.scrollOffset - openBelowTopPx)]?.key);
    if (list.scrollOffset < nearPx) onNearStart();
    if (!live && below < nearPx) onNearEnd();
  };

  const noteFirst = () => {
    if (stays.current) heldRow.letGo();
    else if (scroller.current !== null) heldRow.noteFirst(scroller.current);
  };
  const putBack = () => {
    if (scroller.current !== null) heldRow.putBack(scroller.current);
    measure();
    noteFirst();
  };

  const showThumb = () => {
    const list = handle.current;
    if (list === null || room === undefined || !laidOut.current) return;
    const lastRow = room.first - 1 + rows.length;
    thumb.show(sightOf(list, room.first, live ? lastRow : Math.max(room.last, lastRow)), list.viewportSize);
  };
  const showThumbNow = useEffectEvent(showThumb);
  useEffect(() => showThumbNow(), [rows, live, room?.first, room?.last]);

  const goTo = async (above: number | undefined) => {
    if (above === undefined) return live ? toEnd() : onShowNewest();
    const seq = Math.floor(above) + 1;
    const index = seq - (room?.first ?? 1);
    if (index < 0 || index > last) return onShowSeq(seq);
    stays.current = false;
    told.current = undefined;
    turns.end();
    const offset = (above % 1) * (handle.current?.getItemSize(index) ?? 0);
    handle.current?.scrollToIndex(index, { align: 'start', offset });
  };

  const keepPlace: KeepPlace = (held, change) => {
    const box = scroller.current;
    if (box === null) return change();
    stays.current = false;
    told.current = undefined;
    heldRow.hold(box, held);
    flushSync(change);
    // Until its rows are measured the list may be told that it was scrolled, and would then hold what is in view by that time.
    heldRow.putBack(box);
  };

  /** The rows for which the place was last set; undefined before the list has opened. */
  const placed = useRef<readonly Row[]>(undefined);
  useLayoutEffect(() => {
    const before = placed.current;
    if (before === rows || rows.length === 0) return;
    placed.current = rows;
    const newest = rows.at(-1);
    if (before === undefined) {
      const index = openAt === undefined ? -1 : rows.findIndex((row) => row.key === openAt);
      if (index >= 0) handle.current?.scrollToIndex(index, { align: 'start', offset: openBelowTopPx });
      else toEnd();
    } else if (stays.current || (newest?.pending === true && newest.key !== before.at(-1)?.key)) toEnd();
  });

  const measureNow = useEffectEvent(() => {
    laidOut.current = true;
    measure();
    showThumb();
    startTransition(() => setOpened(true));
  });
  useEffect(() => {
    // Rows are observed in the first frame and corrected in the second.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => measureNow());
    });
    return () => cancelAnimationFrame(frame);
  }, []);

  // The virtualizer tells of a new size before the list has it: who was at the end would stand short of it by the difference.
  const grow = useEffectEvent(() => {
    if (stays.current && laidOut.current) toEnd();
  });
  useEffect(() => {
    const list = scroller.current?.querySelector('ol');
    const grown = new ResizeObserver(() => grow());
    if (list) grown.observe(list);
    return () => grown.disconnect();
  }, []);

  const opensWith = openAt ?? (reopened === true ? rows.at(-1)?.key : undefined);
  const [wanted, setWanted] = useWantedRow(
    scroller,
    (focusAt || reopened) && opensWith !== undefined
      ? { key: opensWith, from: undefined, ifLost: !focusAt }
      : undefined,
  );

  const moveTo = (index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    turns.end();
    setCurrent(row.key);
    setWanted({ key: row.key, from: current });
    // Rows were measured since the last picture, and the virtualizer has not heard yet where it has scrolled to for them: it would take
    // a row just out of view for one in view.
    scroller.current?.dispatchEvent(new Event('scroll'));
    handle.current?.scrollToIndex(index, { align: 'nearest' });
  };

  const indexOf = (key: string | undefined) =>
    key === undefined ? -1 : rows.findIndex((row) => row.key === key);
  const currentIndex = indexOf(current);
  const reachable = currentIndex >= 0 ? currentIndex : last;

  const keyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['message'] === undefined) return;
    if (isShortcut(event, 'messageAbove')) moveTo(reachable - 1);
    else if (isShortcut(event, 'messageBelow') && reachable < last) moveTo(reachable + 1);
    else if (isShortcut(event, 'firstMessage')) moveTo(0);
    else if (isShortcut(event, 'lastMessage')) moveTo(last);
    else if (isShortcut(event, 'messageBelow') || isShortcut(event, 'leaveMessages')) onLeave();
    else return;
    event.preventDefault();
  };

  const scrolls = () => {
    if (!stays.current) turns.begin();
  };

  // Until it has measured the list the virtualizer draws no row, and then all of them in one long task.
  const openIndex = indexOf(openAt);
  const firstRow = openIndex < 0 ? rows.length - fillingRows() : openIndex - 1;
  const kept = [
    reachable,
    indexOf(keep),
    indexOf(wanted?.from),
    ...range(rows.length - endRows, rows.length),
    ...(opened ? [] : range(firstRow, firstRow + fillingRows())),
  ].filter((index) => index >= 0 && index <= last);
  const missed = leftAt === undefined ? 0 : othersAfter(rows, leftAt);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {/* The virtualizer takes rows out of reach until a scroll has rested, and would swallow a tap made in that moment. It hides rows
          until it has measured them, which is before they are painted: only their styles would be computed twice. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are for the messages inside */}
      <section
        ref={scroller}
        aria-label={label}
        onKeyDown={keyDown}
        onWheel={scrolls}
        onTouchMove={scrolls}
        onFocus={(event) => {
          const row = event.target.closest<HTMLElement>('[data-message]');
          if (row !== null) setCurrent(row.dataset['message']);
        }}
        className={clsx(
          'flex min-h-0 flex-1 flex-col overflow-x-hidden overflow-y-auto overscroll-contain [overflow-anchor:none] [&>ol]:pointer-events-auto! [&>ol>li]:visible!',
          room !== undefined && 'railed',
        )}
      >
        {room !== undefined && <Rail thumb={thumb} onGo={goTo} />}
        <div className="grow" />
        <KeepPlaceContext value={keepPlace}>
          <Virtualizer
            ref={handle}
            scrollRef={scroller}
            data={shown.rows}
            shift={shown.shift}
            as="ol"
            item="li"
            bufferSize={opened ? beyondPx : 0}
            keepMounted={kept}
            onScroll={() => {
              measure();
              noteFirst();
              showThumb();
              thumb.setScrolling(!stays.current);
            }}
            onScrollEnd={() => {
              thumb.setScrolling(false);
              turns.end();
            }}
            onResize={() => {
              if (stays.current) toEnd();
              else putBack();
              showThumb();
            }}
          >
            {(row, index) => (
              <RowInTurn
                key={row.key}
                turns={turns}
                away={() => awayFromView(index)}
                height={() => handle.current?.getItemSize(index) ?? 0}
              >
                {() => children(row, index === reachable)}
              </RowInTurn>
            )}
          </Virtualizer>
        </KeepPlaceContext>
        <div className="h-4 shrink-0" />
      </section>
      {(leftAt !== undefined || !live) && (
        <ToNewest
          missed={missed}
          onClick={() => {
            if (!live) return void onShowNewest();
            toEnd();
            // The button goes, and the focus must not go with it.
            const newest = rows.at(-1);
            if (newest !== undefined) setWanted({ key: newest.key, from: current });
          }}
        />
      )}
    </div>
  );
}

/** About so many rows fill a list as high as the window. */
const fillingRows = (): number => Math.ceil(window.innerHeight / 64);

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);

function othersAfter(rows: readonly ListRow[], key: string): number {
  const from = rows.findIndex((row) => row.key === key) + 1;
  return from === 0 ? 0 : rows.slice(from).filter((row) => !row.own).length;
}

interface ToNewestProps {
  readonly missed: number;
  readonly onClick: () => void;
}

function ToNewest({ missed, onClick }: ToNewestProps) {
  const t = messageTexts();
  return (
    <button
      type="button"
      onClick={onClick}
      className={clsx(
        'absolute bottom-3 left-1/2 inline-flex h-8 pointer-coarse:h-10 -translate-x-1/2 items-center gap-1.5 rounded-full px-3.5 text-sm font-medium shadow-pop',
        missed > 0
          ? 'bg-accent text-on-accent hover:bg-accent-hover'
          : 'border border-line bg-raised text-ink hover:bg-hover',
      )}
    >
      <ArrowDown size={15} aria-hidden="true" />
      {missed === 0 ? t.latest : t.missed({ count: missed })}
    </button>
  );
}
