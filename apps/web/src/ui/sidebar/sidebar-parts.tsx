import clsx from 'clsx';
import { ChevronDown, Ellipsis, PencilLine } from 'lucide-react';
import { memo, useId, type ReactNode } from 'react';
import { Link } from 'wouter';
import { pageTexts } from '../../texts/en/page.ts';
import { presenceTexts } from '../../texts/en/presence.ts';
import { Avatar, type PresenceView } from '../avatar.tsx';

interface SectionProps {
  /** By which dragging knows it; without one nothing is dragged there. */
  readonly id?: string;
  readonly title: string;
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** A part of the list under a heading that folds it up; what is to be seen of it then is for its owner to say. */
export function SidebarSection({ id, title, actions, open, onToggle, children }: SectionProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} data-section={id} className="pt-4">
      <div className="group flex h-8 pointer-coarse:h-10 items-center gap-1 pe-3 ps-2">
        <h2 className="min-w-0 flex-1 text-xs font-medium text-ink-faint">
          <button
            type="button"
            aria-expanded={open}
            onClick={onToggle}
            className="flex h-control-sm max-w-full items-center gap-1 rounded-md px-2 hover:bg-pressed/60 hover:text-ink"
          >
            <span id={heading} dir="auto" title={title} className="truncate">
              {title}
            </span>
            <ChevronDown
              size={12}
              aria-hidden="true"
              className={clsx('shrink-0 transition-transform', !open && '-rotate-90 rtl:rotate-90')}
            />
          </button>
        </h2>
        {actions}
      </div>
      {children}
    </section>
  );
}

interface OptionsProps {
  /** Of what: part of the accessible name. */
  readonly of: string;
  readonly onOpen: (anchor: HTMLElement) => void;
  readonly className?: string;
}

/** Opens a menu. Seen when the pointer or the focus is near. */
export function OptionsButton({ of, onOpen, className }: OptionsProps) {
  return (
    <button
      type="button"
      aria-label={pageTexts().optionsFor({ name: of })}
      aria-haspopup="menu"
      title={pageTexts().options}
      onClick={(event) => onOpen(event.currentTarget)}
      className={clsx(
        'inline-flex size-control-sm shrink-0 items-center justify-center rounded-md text-ink-soft opacity-0 hover:bg-pressed hover:text-ink focus-visible:opacity-100 focus-visible:-outline-offset-2 group-focus-within:opacity-100 group-hover:opacity-100',
        className,
      )}
    >
      <Ellipsis size={16} aria-hidden="true" />
    </button>
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
  'flex h-8 w-full items-center gap-2.5 rounded-lg px-2 text-start text-base pointer-coarse:h-11 focus-visible:-outline-offset-2';

interface RoomLinkProps {
  /** By which dragging knows the room. */
  readonly room?: string;
  readonly href: string;
  /** An icon, or an avatar. */
  readonly mark: ReactNode;
  readonly title: string;
  readonly unread: number;
  /** What the count counts, for who listens, where it is not what is unread. */
  readonly unreadWord?: string | undefined;
  /** Of these, those that want an answer: their number is shown, otherwise only that there is something. */
  readonly calls?: number;
  /** All of them do. */
  readonly direct?: boolean;
  readonly current: boolean;
  /** Greyed, and its unread messages are not shown. */
  readonly muted?: boolean;
  /** Something is written there and not sent. */
  readonly drafted?: boolean;
  /** Opens the menu of the room beside what was pressed. */
  readonly onMenu?: ((anchor: HTMLElement) => void) | undefined;
}

export const RoomLink = memo(function RoomLink({
  room,
  href,
  mark,
  title,
  unread,
  unreadWord,
  calls = unread,
  direct = true,
  current,
  muted = false,
  drafted = false,
  onMenu,
}: RoomLinkProps) {
  const t = pageTexts();
  const tells = unread > 0 && !muted;
  return (
    <li
      data-room={room}
      className="group relative [contain-intrinsic-size:auto_2rem] [content-visibility:auto]"
    >
      <Link
        href={href}
        aria-current={current ? 'page' : undefined}
        onContextMenu={
          onMenu &&
          ((event) => {
            event.preventDefault();
            onMenu(event.currentTarget);
          })
        }
        className={clsx(
          row,
          current
            ? 'bg-pressed text-ink inset-ring inset-ring-(--chosen-line)'
            : clsx('hover:bg-pressed/60 hover:text-ink', muted ? 'text-ink-faint' : 'text-ink-soft'),
          tells && 'font-semibold text-ink',
          onMenu &&
            'group-focus-within:pe-9 group-hover:pe-9 pointer-coarse:pe-2 pointer-coarse:group-has-focus-visible:pe-11',
        )}
      >
        <span aria-hidden="true" className="flex w-5 shrink-0 justify-center text-ink-faint">
          {mark}
        </span>
        <span dir="auto" title={title} className="min-w-0 flex-1 truncate">
          {title}
        </span>
        {muted && <span className="sr-only">{` ${t.muted}`}</span>}
        {drafted && (
          <span title={t.draft} className="shrink-0 text-ink-faint">
            <PencilLine size={13} aria-hidden="true" />
            <span className="sr-only">{` ${t.drafted}`}</span>
          </span>
        )}
        {tells && <UnreadBadge unread={unread} word={unreadWord} calls={calls} direct={direct} />}
      </Link>
      {onMenu && (
        <OptionsButton
          of={title}
          onOpen={onMenu}
          // A finger rests on the row instead; who listens, or has keys besides, finds the button.
          className="absolute inset-y-0 end-1 my-auto pointer-coarse:not-focus-visible:sr-only"
        />
      )}
    </li>
  );
});

const few = (count: number) => (count > 99 ? '99+' : count);

interface BadgeProps {
  readonly unread: number;
  readonly word: string | undefined;
  readonly calls: number;
  readonly direct: boolean;
}

function UnreadBadge({ unread, word, calls, direct }: BadgeProps) {
  const t = pageTexts();
  return calls === 0 ? (
    <span className="me-1.5 size-2 shrink-0 rounded-full bg-accent">
      <span className="sr-only">{t.unreadCount({ count: few(unread) })}</span>
    </span>
  ) : (
    <span className="min-w-5 shrink-0 rounded-full bg-accent px-1.5 text-center text-[0.6875rem] leading-5 font-semibold text-on-accent tabular-nums">
      {few(calls)}
      <span className="sr-only">{` ${direct ? (word ?? t.unread) : t.forYou({ unread: few(unread) })}`}</span>
    </span>
  );
}

interface PersonButtonProps {
  readonly name: string;
  readonly picture: string | undefined;
  readonly presence: PresenceView | undefined;
  /** What they are up to. */
  readonly status?: ReactNode;
  readonly busy?: boolean;
  readonly onClick: () => void;
}

/** A person in the sidebar; pressing it opens the conversation with them. */
export function PersonButton({ name, picture, presence, status, busy = false, onClick }: PersonButtonProps) {
  return (
    <li>
      <button
        type="button"
        title={pageTexts().messageTo({ name })}
        aria-disabled={busy || undefined}
        onClick={() => !busy && onClick()}
        className={clsx(row, 'text-ink-soft hover:bg-pressed/60 hover:text-ink', busy && 'opacity-60')}
      >
        <Avatar name={name} picture={picture} size="xs" presence={presence} ring="ring-side" />
        <span dir="auto" className="min-w-0 truncate">
          {name}
        </span>
        {status}
        {presence !== undefined && <span className="sr-only">{`(${presenceTexts()[presence]})`}</span>}
      </button>
    </li>
  );
}
