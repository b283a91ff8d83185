import type { RoomId } from '@parley/events';
import { useChatClient, useCommand, useTimeline, useVisit, type RoomListing } from '@parley/react';
import { CloudOff, DoorClosed } from 'lucide-react';
import { Suspense } from 'react';
import { Link } from 'wouter';
import { commonTexts } from '../../texts/en/common.ts';
import { roomTexts } from '../../texts/en/room.ts';
import { visitedRoomTexts } from '../../texts/en/visited-room.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader, RoomHeader } from '../../ui/room/room-header.tsx';
import { RoomMark } from '../../ui/room/room-mark.tsx';
import { TimelineSkeleton } from '../../ui/skeleton.tsx';
import { PageTitle } from '../page-title.tsx';
import { problemText } from '../problem.ts';
import { usePageVisible } from '../use-page-visible.ts';
import { searchPath } from '../search/asked.ts';
import { RoomTimeline } from '../timeline/room-timeline.tsx';
import { useVisitorRights } from '../use-rights.ts';
import { DepartedRoom } from './departed-room.tsx';
import { usePanel } from './panel-address.ts';
import { RoomIntro } from './room-intro.tsx';
import { useFindRoom } from './use-find-room.ts';
import { lazy } from '../../ui/lazy.ts';
import { CommandNote } from '../command-note.tsx';

const CanNotWrite = lazy(async () => ({
  default: (await import('../composer/can-not-write.tsx')).CanNotWrite,
}));
const ThreadPanel = lazy(async () => ({
  default: (await import('../thread/thread-panel.tsx')).ThreadPanel,
}));

/** What others said is not mine to edit. */
const noEdits = { begin: () => {}, end: () => {}, begun: () => false };

/** A room I am no member of: a channel shows what is said in it and how to join; anything else is not found. */
export function VisitedRoom({ id, at }: { readonly id: RoomId; readonly at: number | undefined }) {
  const t = visitedRoomTexts();
  const { finding, again } = useFindRoom(id);
  switch (finding.kind) {
    case 'found':
      return <Visited listing={finding.listing} at={at} />;
    case 'looking':
      return (
        <>
          <PageHeader>
            <h1 className="sr-only">{roomTexts().opening}</h1>
          </PageHeader>
          <TimelineSkeleton />
        </>
      );
    case 'missing':
      return (
        <>
          <PageTitle>{t.notFound}</PageTitle>
          <PageHeader>
            <h1 className="text-read font-semibold">{t.notFound}</h1>
          </PageHeader>
          <EmptyState
            icon={<DoorClosed size={22} />}
            title={t.noSuchRoom}
            actions={
              <Link href="/browse" className={buttonLook('primary')}>
                {t.browse}
              </Link>
            }
          >
            {t.noSuchRoomHint}
          </EmptyState>
        </>
      );
    case 'failed':
      return (
        <>
          <PageHeader>
            <h1 className="text-read font-semibold">{t.room}</h1>
          </PageHeader>
          <EmptyState
            tone="problem"
            icon={<CloudOff size={22} />}
            title={t.notOpened}
            actions={<Button onClick={again}>{commonTexts().tryAgain}</Button>}
          >
            {problemText(finding.error)}
          </EmptyState>
        </>
      );
  }
}

interface VisitedProps {
  readonly listing: RoomListing;
  readonly at: number | undefined;
}

function Visited({ listing: { room, members }, at }: VisitedProps) {
  const t = visitedRoomTexts();
  const client = useChatClient();
  const timeline = useTimeline(room.id);
  useVisit(room.id, usePageVisible());
  const may = useVisitorRights(room);
  const join = useCommand(client.joinRoom);
  const { thread, reply, close } = usePanel();
  const label = `#${room.name}`;
  // A channel is open to everybody but those who were removed from it.
  if (timeline.error?.code === 'forbidden')
    return <DepartedRoom room={room} label={label} reason="removed" />;
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col max-lg:has-[~aside]:invisible">
        <PageTitle>{label}</PageTitle>
        <RoomHeader
          title={room.name}
          topic={room.topic}
          searchHref={searchPath({ room: room.id })}
          mark={<RoomMark size={18} kind={room.kind} people={[]} />}
        />
        <RoomTimeline
          key={at}
          at={at}
          room={room.id}
          label={label}
          timeline={timeline}
          may={may}
          unreadFrom={undefined}
          intro={<RoomIntro room={room} label={label} empty={false} />}
          editing={undefined}
          edits={noEdits}
          onLeave={() => {}}
        />
        {room.archived ? (
          <Suspense fallback={null}>
            <CanNotWrite room={room.id} mutedUntil={undefined} archived={room} />
          </Suspense>
        ) : (
          <section aria-label={t.join} className="shrink-0 px-4 pb-4 md:px-6">
            <CommandNote of={join} />
            <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-3 rounded-2xl border border-line bg-sunken px-4 py-3">
              <div className="min-w-48 flex-1 text-base text-pretty [overflow-wrap:anywhere] text-ink-soft">
                <p>
                  <strong className="font-semibold text-ink">{t.lookingIn({ room: label })}</strong>{' '}
                  {t.joinHint} <span className="tabular-nums">{t.members({ count: members })}</span>
                </p>
                {room.topic !== '' && (
                  <p dir="auto" className="mt-1 text-sm">
                    {room.topic}
                  </p>
                )}
              </div>
              <Button kind="primary" busy={join.pending} onClick={() => void join.run(room.id)}>
                {t.joinChannel}
              </Button>
            </div>
          </section>
        )}
      </div>
      <Suspense>
        {thread !== undefined && (
          <ThreadPanel key={thread} home={{ room }} seq={thread} at={reply} onClose={close} />
        )}
      </Suspense>
    </div>
  );
}
