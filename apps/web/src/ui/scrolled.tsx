import type { HTMLAttributes } from 'react';

interface ScrolledProps extends HTMLAttributes<HTMLElement> {
  readonly as?: 'div' | 'pre' | 'section';
}

/** A box that scrolls by itself, and may hold nothing to press: one comes into it by keys, and scrolls it by them. */
export function Scrolled({ as: Box = 'div', ...props }: ScrolledProps) {
  return <Box tabIndex={0} {...props} />;
}
