import clsx from 'clsx';
import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';

/** The browser's own list to choose from, in the look of the other fields. */
export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return (
    <div className="relative flex min-w-0">
      <select
        className={clsx(
          'h-control w-full min-w-0 appearance-none truncate rounded-lg border border-field-line bg-canvas pe-9 ps-3 text-base text-ink focus-visible:outline-offset-0',
          className,
        )}
        {...rest}
      />
      <ChevronDown
        size={16}
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 end-3 my-auto text-ink-soft"
      />
    </div>
  );
}
