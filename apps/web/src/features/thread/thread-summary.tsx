import type { RoomId, ThreadSummary as Summary } from '@parley/events';
import { useThreads } from '@parley/react';
import { CircleCheck } from 'lucide-react';
import { Link } from 'wouter';
import { threadSummaryTexts } from '../../texts/en/thread-summary.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { times } from '../../ui/times.ts';
import { useNow } from '../clock.ts';
import { moment } from '../moment.ts';
import { threadPath } from '../rooms.ts';
import { usePeople } from '../use-names.ts';

interface ThreadSummaryProps {
  readonly room: RoomId;
  readonly seq: number;
  readonly thread: Summary;
}

/** Below a message: how many replied, who, and when last. It opens the thread. */
export function ThreadSummary({ room, seq, thread }: ThreadSummaryProps) {
  const t = threadSummaryTexts();
  const { count, last, people, name, resolved } = thread;
  const now = useNow('minute');
  const personOf = usePeople(people);
  const unread = useThreads()?.find(({ id }) => id === thread.room)?.unread ?? 0;
  if (count === 0 && name === undefined && !resolved) return null;
  const when = last && (times.sameDay(last.at, now) ? times.clock(last.at) : moment(last.at, now));
  return (
    <Link
      href={threadPath(room, seq)}
      data-thread={seq}
      className="mt-1 flex min-h-8 w-fit max-w-full items-center gap-2 rounded-lg border border-transparent py-0.5 pe-2 text-sm hover:border-line hover:bg-canvas pointer-coarse:min-h-11"
    >
      <span aria-hidden="true" className="flex shrink-0 gap-0.5">
        {people.map((id) => (
          <Avatar key={id} name={personOf(id).name} picture={personOf(id).picture} size="xs" />
        ))}
      </span>
      {name !== undefined && (
        <span dir="auto" className="min-w-0 truncate font-medium text-ink">
          {name}
        </span>
      )}
      <span className="shrink-0 font-medium text-accent-ink">{t.replies({ count })}</span>
      {unread > 0 && (
        <span className="shrink-0 rounded-full bg-accent px-1.5 text-[0.6875rem] leading-5 font-semibold text-on-accent tabular-nums">
          {t.unread({ count: unread })}
        </span>
      )}
      {when !== undefined && <span className="truncate text-ink-faint tabular-nums">{t.last({ when })}</span>}
      {resolved && (
        <span className="flex shrink-0 items-center gap-1 text-ink-soft">
          <CircleCheck size={14} aria-hidden="true" />
          {t.resolved}
        </span>
      )}
    </Link>
  );
}
