import clsx from 'clsx';
import { ChevronLeft, Pin, Search, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { pageTexts } from '../../texts/en/page.ts';
import { IconButton } from '../button.tsx';
import { backTo } from '../going-back.ts';

interface RoomHeaderProps {
  readonly mark: ReactNode;
  readonly title: string;
  readonly topic: string;
  /** Behind the title: what somebody is up to. */
  readonly status?: ReactNode;
  readonly onDetails?: (() => void) | undefined;
  /** What stands beside the messages: whether it is open, and the button's id. */
  readonly panel?: { readonly id: string; readonly open: boolean; readonly onToggle: () => void } | undefined;
  /** Where one looks for something in this room. */
  readonly searchHref: string;
}

export function RoomHeader({ mark, title, topic, status, onDetails, panel, searchHref }: RoomHeaderProps) {
  const t = pageTexts();
  return (
    <PageHeader
      actions={
        <>
          <Link
            href={searchHref}
            aria-label={t.searchRoom}
            title={t.searchRoom}
            className="inline-flex size-control shrink-0 items-center justify-center rounded-lg text-ink-soft transition-colors hover:bg-pressed hover:text-ink"
          >
            <Search size={18} aria-hidden="true" />
          </Link>
          {panel && (
            <IconButton
              id={panel.id}
              label={t.roomPanel}
              aria-expanded={panel.open}
              icon={<Pin size={18} />}
              onClick={panel.onToggle}
            />
          )}
          {onDetails && (
            <IconButton
              label={t.roomDetails}
              aria-haspopup="dialog"
              icon={<Users size={18} />}
              onClick={onDetails}
            />
          )}
        </>
      }
    >
      <span aria-hidden="true" className="flex shrink-0 text-ink-faint">
        {mark}
      </span>
      <h1
        dir="auto"
        className={clsx(
          'max-w-full min-w-0 text-read font-semibold',
          onDetails ? '-ms-1.5 flex' : 'truncate',
        )}
        title={title}
      >
        {onDetails ? (
          <button
            type="button"
            dir="auto"
            aria-haspopup="dialog"
            onClick={onDetails}
            className="h-control min-w-0 truncate rounded-lg px-1.5 transition-colors hover:bg-pressed focus-visible:-outline-offset-2"
          >
            {title}
          </button>
        ) : (
          title
        )}
      </h1>
      {status}
      {topic !== '' && (
        <p
          title={topic}
          className="hidden min-w-0 flex-1 border-s border-line ps-3 text-sm text-ink-soft md:flex"
        >
          <span dir="auto" className="truncate">
            {topic}
          </span>
        </p>
      )}
    </PageHeader>
  );
}

interface PageHeaderProps {
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** The bar above every page; on phones it leads back to the list of rooms. */
export function PageHeader({ children, actions }: PageHeaderProps) {
  return (
    <header className="flex h-14 shrink-0 items-center gap-1 border-b border-line pe-3 ps-2 md:pe-4 md:ps-6">
      <Link
        href="/"
        aria-label={pageTexts().backToRooms}
        onClick={(event) => {
          if (backTo('/')) event.preventDefault();
        }}
        className="flex size-11 shrink-0 items-center justify-center rounded-lg text-ink-soft md:hidden"
      >
        <ChevronLeft size={22} className="rtl:-scale-x-100" />
      </Link>
      <div className="flex min-w-0 flex-1 items-center gap-2">{children}</div>
      {actions}
    </header>
  );
}
