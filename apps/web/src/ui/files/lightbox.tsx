import { Dialog } from '@base-ui/react/dialog';
import clsx from 'clsx';
import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { commonTexts } from '../../texts/en/common.ts';
import { lightboxTexts } from '../../texts/en/lightbox.ts';
import { IconButton } from '../button.tsx';
import { stepOf } from '../direction.ts';
import { ErrorNote } from '../error-note.tsx';
import { useGoingBack } from '../going-back.ts';
import type { FileView } from './file-layout.ts';
import { Scrolled } from '../scrolled.tsx';
import { useFetched } from './use-fetched.ts';
import { type Point, usePinch } from './use-pinch.ts';
import { useSwipe } from './use-swipe.ts';

const zooms = [1, 1.5, 2, 3, 4] as const;
const largest = Math.max(...zooms);
/** By two taps or clicks. */
const tapped = 2;

/** How far an arrow moves a picture that is larger than the view, in parts of that. */
const moved = 0.1;
const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A point of the whole picture, in parts of its width and height, and where in the view it stands. */
interface Held {
  readonly part: { readonly x: number; readonly y: number };
  readonly at: Point;
}

interface LightboxProps {
  readonly pictures: readonly FileView[];
  readonly start: number;
  readonly onClose: () => void;
  /** What gets the focus afterwards; by default what had it before. */
  readonly focusAfter?: () => HTMLElement | null;
}

/** Pictures one at a time, as large as they fit. Arrows and a finger go on, plus, minus, two taps and two fingers change the size, Escape closes. */
export function Lightbox({ pictures, start, onClose, focusAfter }: LightboxProps) {
  const t = lightboxTexts();
  useGoingBack(onClose);
  const [index, setIndex] = useState(start);
  const [zoom, setZoom] = useState(1);
  const image = useRef<HTMLImageElement>(null);
  /** How wide the picture is as it fits. */
  const [fitted, setFitted] = useState(0);
  /** The picture that is here; another one stands in its place until it is loaded, with other measures. */
  const [loaded, setLoaded] = useState<string>();
  /** What stays where it is when the size changes. */
  const held = useRef<Held>(undefined);
  useLayoutEffect(() => {
    const box = image.current?.parentElement;
    if (!box || held.current === undefined) return;
    const { part, at } = held.current;
    box.scrollTo(part.x * box.scrollWidth - at.x, part.y * box.scrollHeight - at.y);
  }, [zoom]);
  const go = (by: number) => {
    setIndex((index + by + pictures.length) % pictures.length);
    setZoom(1);
  };
  const swipe = useSwipe((key, on) => {
    // Larger than the screen, it is moved by the finger.
    if (zoom === 1 && pictures.length > 1) go(stepOf(key, on));
  });
  const pinchedFrom = useRef(1);
  const pinch = usePinch({
    onStart: () => {
      pinchedFrom.current = zoom;
    },
    onPinch: ({ by, at }) => resize(pinchedFrom.current * by, at),
  });
  const picture = pictures[index];
  const fetched = useFetched(picture?.id ?? '');
  if (picture === undefined) return null;
  /** Around a point of the screen, or the middle. */
  const resize = (to: number, around?: Point) => {
    const box = image.current?.parentElement;
    if (!box || loaded !== picture.id) return;
    if (zoom === 1) setFitted(image.current?.clientWidth ?? 0);
    const { left, top } = box.getBoundingClientRect();
    const at = around
      ? { x: around.x - left, y: around.y - top }
      : { x: box.clientWidth / 2, y: box.clientHeight / 2 };
    const part = {
      x: (box.scrollLeft + at.x) / box.scrollWidth,
      y: (box.scrollTop + at.y) / box.scrollHeight,
    };
    held.current = { part, at };
    setZoom(Math.max(1, Math.min(largest, to)));
  };
  const larger = () => resize(zooms.find((each) => each > zoom) ?? largest);
  const smaller = () => resize(zooms.findLast((each) => each < zoom) ?? 1);
  const keys: Readonly<Record<string, () => void>> = {
    '+': larger,
    '=': larger,
    '-': smaller,
    '0': () => setZoom(1),
  };
  const moveBy = ([x, y]: readonly [number, number]) => {
    const box = image.current?.parentElement;
    box?.scrollBy(x * moved * box.clientWidth, y * moved * box.clientHeight);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = stepOf(event.key, event.currentTarget);
    const move = moves[event.key];
    // Larger than the screen, it is moved by the arrows, wherever the focus is.
    const act = zoom > 1 && move ? () => moveBy(move) : by === 0 ? keys[event.key] : () => go(by);
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const name = picture.alt ?? picture.name;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 bg-veil" />
        <Dialog.Popup
          finalFocus={focusAfter}
          onKeyDown={onKeyDown}
          className="fixed inset-0 flex flex-col bg-canvas text-ink outline-none"
        >
          <div className="flex shrink-0 items-center gap-1 border-b border-line bg-canvas px-3 py-2">
            <Dialog.Title
              dir="auto"
              title={picture.name}
              className="min-w-0 flex-1 truncate text-base font-semibold"
            >
              {picture.name}
            </Dialog.Title>
            {pictures.length > 1 && (
              <span role="status" className="px-2 text-sm text-ink-soft tabular-nums">
                {t.position({ number: index + 1, count: pictures.length })}
              </span>
            )}
            <IconButton
              label={t.smaller}
              icon={<ZoomOut size={18} />}
              // The focus would be lost with a button that is off.
              aria-disabled={zoom === 1}
              onClick={smaller}
            />
            <IconButton
              label={t.larger}
              icon={<ZoomIn size={18} />}
              aria-disabled={zoom === largest || loaded !== picture.id}
              onClick={larger}
            />
            <a
              href={`/api/files/${picture.id}?save`}
              download={picture.name}
              aria-label={t.savePicture}
              title={t.savePicture}
              className="inline-flex size-control items-center justify-center rounded-lg text-ink-soft hover:bg-pressed hover:text-ink"
            >
              <Download size={18} aria-hidden="true" />
            </a>
            <Dialog.Close render={<IconButton label={commonTexts().close} icon={<X size={18} />} />} />
          </div>
          <div className="relative min-h-0 flex-1">
            <Scrolled
              role="group"
              aria-label={name}
              onTouchStart={(event) => {
                swipe.onTouchStart(event);
                pinch.onTouchStart(event);
              }}
              onTouchMove={pinch.onTouchMove}
              onTouchEnd={swipe.onTouchEnd}
              onDoubleClick={({ clientX: x, clientY: y }) => resize(zoom > 1 ? 1 : tapped, { x, y })}
              // Two fingers enlarge the picture here, and the page everywhere else.
              className="flex size-full touch-pan-x touch-pan-y overflow-auto p-4"
            >
              <img
                key={fetched.attempt}
                ref={image}
                src={`/api/files/${picture.id}`}
                alt={name}
                hidden={fetched.failed}
                onError={fetched.onError}
                onLoad={() => setLoaded(picture.id)}
                style={zoom > 1 ? { width: zoom * fitted } : undefined}
                className={clsx(
                  'm-auto',
                  zoom === 1 ? 'max-h-full max-w-full object-contain' : 'max-w-none shrink-0',
                )}
              />
            </Scrolled>
            {fetched.failed && (
              <div className="absolute inset-0 m-auto h-fit w-fit max-w-[calc(100%-8rem)]">
                <ErrorNote onRetry={fetched.retry}>{t.notLoaded}</ErrorNote>
              </div>
            )}
            {pictures.length > 1 && (
              <>
                <IconButton
                  label={t.previous}
                  icon={<ChevronLeft size={22} className="rtl:-scale-x-100" />}
                  className="absolute top-1/2 start-2 bg-raised shadow-pop"
                  onClick={() => go(-1)}
                />
                <IconButton
                  label={t.next}
                  icon={<ChevronRight size={22} className="rtl:-scale-x-100" />}
                  className="absolute top-1/2 end-2 bg-raised shadow-pop"
                  onClick={() => go(1)}
                />
              </>
            )}
          </div>
          {picture.alt !== undefined && (
            <Dialog.Description className="shrink-0 border-t border-line bg-canvas px-4 py-2 text-sm text-ink-soft">
              {picture.alt}
            </Dialog.Description>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
