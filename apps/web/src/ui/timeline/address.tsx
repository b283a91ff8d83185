import type { ReactNode } from 'react';

interface AddressProps {
  readonly href: string;
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

/** A link that somebody wrote: it leads away, and takes nothing of the page along. */
export function Address({ href, title, children }: AddressProps) {
  return (
    <a
      href={href}
      title={title}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="rounded-xs text-accent-ink underline decoration-accent-line underline-offset-2 hover:decoration-current"
    >
      {children}
    </a>
  );
}
