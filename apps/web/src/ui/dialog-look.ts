import clsx from 'clsx';

/** What lies between the page and a dialog. */
export const veil =
  'fixed inset-0 bg-veil transition-opacity duration-150 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0';

/** A card that on phones is a sheet at the bottom, where the thumb is. How high and wide it is elsewhere is its own to say. */
export const cardShape = clsx(
  'fixed inset-x-0 bottom-0 max-h-[92dvh] rounded-t-2xl',
  'md:right-auto md:bottom-auto md:left-1/2 md:max-h-[76vh] md:-translate-x-1/2 md:rounded-2xl',
  'data-[ending-style]:translate-y-2 data-[starting-style]:translate-y-2',
);

/** How a dialog stands before the page, and comes and goes. */
export const dialogCard =
  'flex flex-col bg-raised text-ink shadow-pop outline-none transition-[opacity,translate] duration-150 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0';
