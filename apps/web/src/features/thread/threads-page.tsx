import { useChatClient, usePreferences, useRooms, useThreads, type RoomView } from '@parley/react';
import { CircleCheck, MessageSquareReply } from 'lucide-react';
import { useCallback, useState } from 'react';
import { Link } from 'wouter';
import { namesTexts } from '../../texts/en/names.ts';
import { threadSummaryTexts } from '../../texts/en/thread-summary.ts';
import { threadsPageTexts } from '../../texts/en/threads-page.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MessageGist } from '../../ui/message-gist.tsx';
import { PageHeader } from '../../ui/room/room-header.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { times } from '../../ui/times.ts';
import { useNow } from '../clock.ts';
import { moment } from '../moment.ts';
import { PageTitle } from '../page-title.tsx';
import { roomLabel, threadPath, unreadIn } from '../rooms.ts';
import { useAnswer } from '../use-answer.ts';
import { usePeople } from '../use-names.ts';
import { inOrder } from './thread-order.ts';
import { MoreButton } from '../more-button.tsx';

/** Threads that are shown at first, and with each step further. */
const STEP = 20;

/** The threads that I follow: what is unread first, then the newest; what is resolved last. */
export function ThreadsPage() {
  const t = threadsPageTexts();
  const threads = useThreads();
  const preferences = usePreferences();
  const [shown, setShown] = useState(STEP);
  const sorted = inOrder(threads ?? [], (view) => unreadIn(view, preferences));
  return (
    <>
      <PageTitle>{t.title}</PageTitle>
      <PageHeader>
        <MessageSquareReply size={18} aria-hidden="true" className="text-ink-faint" />
        <h1 className="truncate text-read font-semibold">{t.title}</h1>
      </PageHeader>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-2xl flex-col gap-4 px-4 py-6 md:px-6">
          {threads === undefined && <ListSkeleton label={t.loading} />}
          {threads?.length === 0 && (
            <EmptyState icon={<MessageSquareReply size={22} />} title={t.none}>
              {t.noneHint}
            </EmptyState>
          )}
          <ul aria-label={t.title} className="flex flex-col gap-3">
            {sorted.slice(0, shown).map((view) => (
              <FollowedThread key={view.id} view={view} unread={unreadIn(view, preferences)} />
            ))}
          </ul>
          {sorted.length > shown && <MoreButton onMore={() => setShown(shown + STEP)} />}
        </div>
      </div>
    </>
  );
}

interface FollowedThreadProps {
  readonly view: RoomView;
  readonly unread: number;
}

function FollowedThread({ view: { room, head }, unread }: FollowedThreadProps) {
  const t = threadsPageTexts();
  const client = useChatClient();
  const now = useNow('minute');
  const { room: home, seq = 0 } = room.parent ?? {};
  const place = useRooms()?.find(({ id }) => id === home);
  const { data, reload } = useAnswer(
    useCallback(
      () => client.ask('room:history', { room: home ?? room.id, around: seq, limit: 1 }),
      [client, home, room.id, seq],
    ),
  );
  // The root tells of the last reply: it is asked again when there is one more.
  const [asked, setAsked] = useState(head.seq);
  if (asked !== head.seq) {
    setAsked(head.seq);
    reload();
  }
  const root = data?.messages.find((message) => message.seq === seq);
  const personOf = usePeople(root ? [root.author] : []);
  if (home === undefined) return null;
  const author = root && (root.alias ?? personOf(root.author).name);
  const { last, count = 0 } = root?.thread ?? {};
  return (
    <li className="relative flex gap-3 rounded-xl border border-line px-4 py-3 focus-within:bg-hover hover:bg-hover">
      <Avatar name={author ?? ''} picture={root && personOf(root.author).picture} size="lg" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Link
            href={threadPath(home, seq)}
            className="max-w-full truncate font-semibold after:absolute after:inset-0 after:rounded-xl"
          >
            <bdi>{room.name === '' ? (author ?? namesTexts().thread) : room.name}</bdi>
          </Link>
          {place && (
            <span dir="auto" className="max-w-full truncate text-sm text-ink-soft">
              {roomLabel(place)}
            </span>
          )}
          {unread > 0 && (
            <span className="rounded-full bg-accent px-1.5 text-[0.6875rem] leading-5 font-semibold text-on-accent tabular-nums">
              {t.unread({ count: unread })}
            </span>
          )}
        </p>
        <div className="min-h-6">{root && <MessageGist {...root} className="line-clamp-2 text-read" />}</div>
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-faint tabular-nums">
          {last
            ? t.repliesLast({
                count,
                when: times.sameDay(last.at, now) ? times.clock(last.at) : moment(last.at, now),
              })
            : threadSummaryTexts().replies({ count })}
          {room.resolved && (
            <span className="flex items-center gap-1 text-ink-soft">
              <CircleCheck size={14} aria-hidden="true" />
              {threadSummaryTexts().resolved}
            </span>
          )}
        </p>
      </div>
    </li>
  );
}
