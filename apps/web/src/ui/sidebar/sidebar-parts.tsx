import clsx from 'clsx';
import { memo, useId, type ReactNode } from 'react';
import { Link } from 'wouter';
import { Avatar, presenceWords, type PresenceView } from '../avatar.tsx';

interface SectionProps {
  readonly title: string;
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function SidebarSection({ title, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="pt-4">
      <div className="flex h-8 items-center pr-2 pl-4">
        <h2 id={id} className="flex-1 text-xs font-medium text-ink-faint">
          {title}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  );
}

export function SidebarList({ children }: { readonly children: ReactNode }) {
  return <ul className="flex flex-col gap-px px-2">{children}</ul>;
}

/** A sentence where a list would stand. */
export function SidebarNote({ children }: { readonly children: ReactNode }) {
  return <p className="px-4 py-1 text-sm text-pretty text-ink-faint">{children}</p>;
}

const row =
  'flex h-8 w-full items-center gap-2.5 rounded-lg px-2 text-left text-base transition-colors pointer-coarse:h-11 focus-visible:-outline-offset-2';

interface RoomLinkProps {
  readonly href: string;
  /** An icon, or an avatar. */
  readonly mark: ReactNode;
  readonly title: string;
  readonly unread: number;
  readonly current: boolean;
}

export const RoomLink = memo(function RoomLink({ href, mark, title, unread, current }: RoomLinkProps) {
  return (
    <li>
      <Link
        href={href}
        aria-current={current ? 'page' : undefined}
        className={clsx(
          row,
          current ? 'bg-pressed text-ink' : 'text-ink-soft hover:bg-pressed/60 hover:text-ink',
          unread > 0 && 'font-semibold text-ink',
        )}
      >
        <span aria-hidden="true" className="flex w-5 shrink-0 justify-center text-ink-faint">
          {mark}
        </span>
        <span dir="auto" className="min-w-0 flex-1 truncate">
          {title}
        </span>
        {unread > 0 && <UnreadBadge count={unread} />}
      </Link>
    </li>
  );
});

function UnreadBadge({ count }: { readonly count: number }) {
  return (
    <span className="min-w-5 shrink-0 rounded-full bg-accent px-1.5 text-center text-[0.6875rem] leading-5 font-semibold text-on-accent tabular-nums">
      {count > 99 ? '99+' : count}
      <span className="sr-only"> unread</span>
    </span>
  );
}

interface PersonButtonProps {
  readonly name: string;
  readonly presence: PresenceView | undefined;
  readonly busy?: boolean;
  readonly onClick: () => void;
}

/** A person in the sidebar; pressing it opens the conversation with them. */
export function PersonButton({ name, presence, busy = false, onClick }: PersonButtonProps) {
  return (
    <li>
      <button
        type="button"
        title={`Message ${name}`}
        aria-disabled={busy || undefined}
        onClick={() => !busy && onClick()}
        className={clsx(row, 'text-ink-soft hover:bg-pressed/60 hover:text-ink', busy && 'opacity-60')}
      >
        <Avatar name={name} size="xs" presence={presence} ring="ring-side" />
        <span dir="auto" className="min-w-0 flex-1 truncate">
          {name}
        </span>
        {presence !== undefined && <span className="sr-only">, {presenceWords[presence]}</span>}
      </button>
    </li>
  );
}
