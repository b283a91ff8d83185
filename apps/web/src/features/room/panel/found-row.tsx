import { ArrowUpRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { roomPanelTexts } from '../../../texts/en/room-panel.ts';
import { times } from '../../../ui/times.ts';
import { useNow } from '../../clock.ts';

interface FoundRowProps {
  /** A picture or an icon of what was found. */
  readonly mark: ReactNode;
  /** When the message it came with was written, and by whom. */
  readonly at: number;
  readonly author: string;
  /** The address of the message. */
  readonly href: string;
  /** What else there is to say, before who and when. */
  readonly note?: string | undefined;
  /** A link to what was found. */
  readonly children: ReactNode;
}

/** Something that was said or sent in a room, and the way to the message it came with. */
export function FoundRow({ mark, at, author, href, note, children }: FoundRowProps) {
  const t = roomPanelTexts();
  const now = useNow('minute');
  const when = `${times.day(at, now)}, ${times.clock(at)}`;
  return (
    <li className="flex items-center gap-3 border-b border-line py-2.5 last:border-none">
      <span
        aria-hidden="true"
        className="flex size-10 shrink-0 items-center justify-center overflow-hidden rounded-lg bg-sunken text-ink-soft"
      >
        {mark}
      </span>
      <div className="min-w-0 flex-1">
        {children}
        <p className="truncate text-xs text-ink-faint">
          {note !== undefined && (
            <>
              <bdi>{note}</bdi>,{' '}
            </>
          )}
          <bdi>{author}</bdi>, <bdi>{when}</bdi>
        </p>
      </div>
      <Link
        href={href}
        aria-label={t.goToOf({ author, when })}
        title={t.goTo}
        className="-me-2 inline-flex size-control shrink-0 items-center justify-center rounded-lg text-ink-soft transition-colors hover:bg-pressed hover:text-ink"
      >
        <ArrowUpRight size={16} aria-hidden="true" className="rtl:-scale-x-100" />
      </Link>
    </li>
  );
}

/** The look of the link to what was found. */
export const foundLink =
  'line-clamp-2 rounded-sm text-base font-medium [overflow-wrap:anywhere] text-ink hover:underline';
