import clsx from 'clsx';
import { pageTexts } from '../texts/en/page.ts';

const bar = 'rounded-md bg-pressed';
const widths = [
  ['w-24', 'w-3/5'],
  ['w-16', 'w-2/5'],
  ['w-28', 'w-4/5'],
  ['w-20', 'w-1/2'],
  ['w-24', 'w-1/3'],
  ['w-16', 'w-3/5'],
] as const;

/** Where messages will stand, while they load. */
export function TimelineSkeleton() {
  return (
    <output
      aria-label={pageTexts().loadingMessages}
      className="flex flex-1 animate-pulse flex-col justify-end gap-6 overflow-hidden px-4 pb-6 md:px-6"
    >
      {widths.map(([name, text], index) => (
        <span key={index} className="flex gap-3">
          <span className={clsx(bar, 'size-9 shrink-0 rounded-lg')} />
          <span className="flex flex-1 flex-col gap-2 pt-1">
            <span className={clsx(bar, 'h-3', name)} />
            <span className={clsx(bar, 'h-3', text)} />
          </span>
        </span>
      ))}
    </output>
  );
}

interface ListSkeletonProps {
  readonly label: string;
  readonly rows?: number | undefined;
}

/** Where a list of rooms or people will stand, while it loads. */
export function ListSkeleton({ label, rows = 6 }: ListSkeletonProps) {
  return (
    <output aria-label={label} className="flex animate-pulse flex-col gap-3 py-1.5">
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className="flex items-center gap-3">
          <span className={clsx(bar, 'size-8 shrink-0 rounded-lg')} />
          <span className={clsx(bar, 'h-3', widths[index % widths.length]?.[1])} />
        </span>
      ))}
    </output>
  );
}
