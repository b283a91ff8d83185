import clsx from 'clsx';
import type { ReactNode, Ref } from 'react';
import { Link } from 'wouter';

interface ActionListProps {
  /** For who listens: what they have in common. */
  readonly label: string;
  readonly children: ReactNode;
}

/** What can be done with something, one below the other: rows of the same height, however many there are and however long. */
export function ActionList({ label, children }: ActionListProps) {
  return (
    <ul aria-label={label} className="-mx-2 flex flex-col">
      {children}
    </ul>
  );
}

interface ActionProps {
  readonly icon: ReactNode;
  readonly label: string;
  /** At the end: how it stands. */
  readonly note?: ReactNode;
  /** It can't be undone. */
  readonly danger?: boolean | undefined;
  readonly busy?: boolean | undefined;
  /** Where it leads; without one it is a button. */
  readonly href?: string | undefined;
  /** It opens a menu. */
  readonly menu?: boolean | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
  readonly onClick: () => void;
}

export function Action({
  icon,
  label,
  note,
  danger = false,
  busy = false,
  href,
  menu = false,
  ref,
  onClick,
}: ActionProps) {
  const className = clsx(
    'flex min-h-control w-full items-center gap-3 rounded-lg px-2 py-1.5 text-start text-base transition-colors hover:bg-hover',
    'focus-visible:-outline-offset-2 aria-disabled:opacity-55',
    danger && 'text-danger-ink',
  );
  const content = (
    <>
      <span
        aria-hidden="true"
        className={clsx('flex w-5 shrink-0 justify-center', !danger && 'text-ink-soft')}
      >
        {icon}
      </span>
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{label}</span>
      {note !== undefined && (
        <span className="flex max-w-1/2 min-w-0 justify-end text-sm text-ink-soft">{note}</span>
      )}
    </>
  );
  return (
    <li>
      {href === undefined ? (
        <button
          ref={ref}
          type="button"
          aria-disabled={busy || undefined}
          aria-haspopup={menu ? 'menu' : undefined}
          onClick={() => !busy && onClick()}
          className={className}
        >
          {content}
        </button>
      ) : (
        <Link href={href} onClick={onClick} className={className}>
          {content}
        </Link>
      )}
    </li>
  );
}
