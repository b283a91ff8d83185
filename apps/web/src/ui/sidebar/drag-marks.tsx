import clsx from 'clsx';
import { Star } from 'lucide-react';
import type { ReactNode } from 'react';

interface DropMarkProps {
  /** How far down in what scrolls, in pixels. */
  readonly top: number;
  /** Of the place; none for a gap between two. */
  readonly height: number;
}

/** Where what is dragged would go: a line in a gap, a frame around a section. */
export function DropMark({ top, height }: DropMarkProps) {
  return (
    <div
      style={{ top, height }}
      className={clsx(
        'pointer-events-none absolute inset-x-2 z-10',
        height > 0
          ? 'rounded-lg border-2 border-accent'
          : '-mt-px border-t-2 border-accent before:absolute before:-start-1 before:-top-[5px] before:size-2 before:rounded-full before:border-2 before:border-accent before:bg-side',
      )}
    />
  );
}

interface DragChipProps {
  readonly top: number;
  readonly mark?: ReactNode;
  readonly title: string;
}

/** What is dragged, at the height of the pointer. */
export function DragChip({ top, mark, title }: DragChipProps) {
  return (
    <div
      style={{ top }}
      className="pointer-events-none absolute start-6 z-20 -mt-4 flex h-8 max-w-[calc(100%-3rem)] items-center gap-2.5 rounded-lg border border-line bg-raised px-2.5 text-base text-ink shadow-pop"
    >
      {mark && <span className="flex w-5 shrink-0 justify-center text-ink-faint">{mark}</span>}
      <span dir="auto" className="min-w-0 truncate">
        {title}
      </span>
    </div>
  );
}

interface DropZoneProps {
  readonly top: number;
  readonly height: number;
  readonly label: string;
}

/** A place for favourites while there are none. */
export function DropZone({ top, height, label }: DropZoneProps) {
  return (
    <div
      style={{ top, height }}
      className="pointer-events-none absolute inset-x-2 z-10 flex items-center gap-2.5 rounded-lg border border-dashed border-line-strong bg-raised px-4 text-base text-ink-soft shadow-pop"
    >
      <Star size={16} aria-hidden="true" className="shrink-0" />
      <span className="truncate">{label}</span>
    </div>
  );
}
