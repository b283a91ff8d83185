import type { RoomId } from '@parley/events';
import { useChatClient, usePreferences, useRooms, useThreads, type RoomView } from '@parley/react';
import clsx from 'clsx';
import { Check, Clock, Inbox, Sparkles, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { fill } from '../../texts/texts.ts';
import { catchUpTexts } from '../../texts/en/catch-up.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Key } from '../../ui/key.tsx';
import { PageHeader } from '../../ui/room/room-header.tsx';
import { RoomMark } from '../../ui/room/room-mark.tsx';
import { isShortcut, isTyping } from '../../ui/shortcuts.ts';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { plainText } from '../../ui/text/plain-text.ts';
import { usePageKeys } from '../../ui/use-page-keys.ts';
import { useMessage } from '../elsewhere/use-message.ts';
import { placeLabel } from '../notify/words.ts';
import { PageTitle } from '../page-title.tsx';
import { unreadIn, viewPath } from '../rooms.ts';
import { keepWork, keptWork, laterLast, queueOf, roomAt, type Step } from './queue.ts';
import { UnreadMessages } from './unread-messages.tsx';

/** Everything unread as one queue, worked off by keys: j and k go on and back, e is done, l is for later, z takes it back, r answers. */
export function CatchUpPage() {
  const t = catchUpTexts();
  const rooms = useRooms();
  const threads = useThreads() ?? [];
  const preferences = usePreferences();
  const views = [...(rooms ?? []), ...threads];
  return (
    <>
      <PageTitle>{t.title}</PageTitle>
      <PageHeader>
        <Inbox size={18} aria-hidden="true" className="text-ink-faint" />
        <h1 className="truncate text-read font-semibold">{t.title}</h1>
      </PageHeader>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-2xl flex-col gap-4 px-4 py-6 md:px-6">
          {rooms === undefined ? (
            <ListSkeleton label={t.loading} />
          ) : (
            <Queue views={views} unread={queueOf(views.filter((view) => unreadIn(view, preferences) > 0))} />
          )}
        </div>
      </div>
    </>
  );
}

interface QueueProps {
  readonly views: readonly RoomView[];
  readonly unread: readonly RoomView[];
}

function Queue({ views, unread }: QueueProps) {
  const t = catchUpTexts();
  const client = useChatClient();
  const [, navigate] = useLocation();
  const [at, setAt] = useState<{ readonly room?: RoomId; readonly index: number }>({ index: 0 });
  const [worked, setWorked] = useState(() => keptWork(client, views));
  const { later, steps } = worked;
  const queue = laterLast(unread, later);
  const found = queue.findIndex(({ id }) => id === at.room);
  const index = found < 0 ? Math.min(at.index, queue.length - 1) : found;
  const current = roomAt(queue, index);
  const last = steps.at(-1);

  const goTo = (view: RoomView | undefined) => {
    if (view === undefined) return;
    setAt({ room: view.id, index: queue.indexOf(view) });
    focusRoom(view.id);
  };
  const work = (now: typeof worked) => {
    keepWork(client, now);
    setWorked(now);
  };
  const step = (kind: Step['kind'], view: RoomView, next: RoomView | undefined) => {
    const { id: room, read } = view;
    const to = kind === 'done' ? view.head.seq : read;
    work({
      later: kind === 'done' ? later : [...later, { room, read }],
      steps: [...steps, { kind, room, read, to, label: placeLabel(client, view) }],
    });
    setAt({ index, ...(next && { room: next.id }) });
    focusRoom(next?.id);
  };
  const finish = () => {
    if (current === undefined) return;
    // Told at once, unlike what is read by scrolling past: it was said on purpose.
    client.markUnreadFrom(current.id, current.head.seq + 1);
    step('done', current, queue[index + 1] ?? queue[index - 1]);
  };
  const leaveForLater = () => {
    if (current === undefined) return;
    step('later', current, queue[index + 1] ?? queue[0]);
  };
  const undo = () => {
    if (last === undefined) return;
    const left = last.kind === 'done' ? -1 : later.findLastIndex(({ room }) => room === last.room);
    work({ later: left < 0 ? later : later.toSpliced(left, 1), steps: steps.slice(0, -1) });
    if (last.kind === 'done') client.markUnreadFrom(last.room, last.read + 1);
    setAt({ room: last.room, index: 0 });
    focusRoom(last.room);
  };
  usePageKeys((event) => {
    if (isTyping(event.target)) return;
    if (isShortcut(event, 'queueNext')) goTo(queue[index + 1]);
    else if (isShortcut(event, 'queueBefore')) goTo(queue[index - 1]);
    else if (isShortcut(event, 'queueDone')) finish();
    else if (isShortcut(event, 'queueLater')) leaveForLater();
    else if (isShortcut(event, 'queueUndo')) undo();
    else if (isShortcut(event, 'queueReply')) {
      if (current !== undefined) navigate(viewPath(current));
    } else return;
    event.preventDefault();
  });

  return (
    <>
      <div className="flex min-h-9 flex-wrap items-center gap-3">
        <p role="status" className="flex-1 text-base text-ink-soft">
          {last !== undefined && `${t[last.kind === 'done' ? 'doneWith' : 'waits']({ room: last.label })} `}
          {queue.length > 0 && t.left({ count: queue.length })}
        </p>
        {last !== undefined && (
          <Button size="sm" aria-keyshortcuts="z" onClick={undo}>
            <Undo2 size={14} aria-hidden="true" className="rtl:-scale-x-100" />
            {t.undo}
          </Button>
        )}
      </div>
      {queue.length === 0 && (
        <EmptyState icon={<Sparkles size={22} />} title={t.nothing}>
          {steps.length > 0 ? t.nothingMore : t.nothingYet}
        </EmptyState>
      )}
      <ol aria-label={t.list} className="flex flex-col gap-3">
        {queue.map((view) => (
          <QueuedRoom
            key={view.id}
            view={view}
            open={view === current}
            onOpen={() => goTo(view)}
            onDone={finish}
            onLater={leaveForLater}
            onReply={() => navigate(viewPath(view))}
          />
        ))}
      </ol>
      {queue.length > 0 && (
        <p className="text-sm text-ink-faint max-md:hidden">
          {fill(t.keys, {
            j: keyOf('j'),
            k: keyOf('k'),
            e: keyOf('e'),
            l: keyOf('l'),
            z: keyOf('z'),
            r: keyOf('r'),
          })}
        </p>
      )}
    </>
  );
}

interface QueuedRoomProps {
  readonly view: RoomView;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onDone: () => void;
  readonly onLater: () => void;
  readonly onReply: () => void;
}

function QueuedRoom({ view, open, onOpen, onDone, onLater, onReply }: QueuedRoomProps) {
  const t = catchUpTexts();
  const client = useChatClient();
  const { parent } = view.room;
  return (
    <li className={clsx('rounded-xl border', open ? 'border-accent-line' : 'border-line')}>
      <h2>
        <button
          type="button"
          id={headingId(view.id)}
          aria-expanded={open}
          onClick={onOpen}
          className="flex min-h-12 w-full items-center gap-3 rounded-xl px-4 text-start hover:bg-hover"
        >
          <span aria-hidden="true" className="flex shrink-0 text-ink-faint">
            <RoomMark kind={view.room.kind} people={view.people} />
          </span>
          <span className="flex min-w-0 flex-1 flex-col py-2 text-base">
            <span dir="auto" className="truncate font-semibold">
              {placeLabel(client, view)}
            </span>
            {parent && <Answered {...parent} />}
          </span>
          <span className="shrink-0 text-sm text-ink-soft tabular-nums">
            {t.unread({ count: view.unread })}
          </span>
        </button>
      </h2>
      {open && (
        <div className="flex flex-col gap-4 px-4 pt-1 pb-4">
          <UnreadMessages view={view} />
          <div className="flex flex-wrap gap-2">
            <Button kind="primary" size="sm" aria-keyshortcuts="e" onClick={onDone}>
              <Check size={14} aria-hidden="true" />
              {t.done}
            </Button>
            <Button size="sm" aria-keyshortcuts="l" onClick={onLater}>
              <Clock size={14} aria-hidden="true" />
              {t.later}
            </Button>
            <Button size="sm" aria-keyshortcuts="r" onClick={onReply}>
              {t.reply}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}

/** What a thread answers: one tells threads without a name apart by it. */
function Answered({ room, seq }: NonNullable<RoomView['room']['parent']>) {
  const found = useMessage(room, seq);
  if (found?.kind !== 'there' || found.message.text === '') return null;
  return (
    <span dir="auto" className="truncate text-ink-soft">
      {plainText(found.message.text)}
    </span>
  );
}

const keyOf = (name: string) => <Key>{name}</Key>;

const headingId = (room: RoomId): string => `catch-up-${room}`;

/** After the list is drawn again. With nothing left the page itself keeps the keys. */
function focusRoom(room: RoomId | undefined): void {
  setTimeout(() => document.getElementById(room === undefined ? 'page' : headingId(room))?.focus());
}
