import type { RoomId } from '@parley/events';
import {
  useChatClient,
  useDeparture,
  useMe,
  useRooms,
  useTimeline,
  type Departure,
  type RoomView,
  useRoom,
} from '@parley/react';
import { Suspense, useEffect, useRef, useState } from 'react';
import { Redirect } from 'wouter';
import { roomTexts } from '../../texts/en/room.ts';
import { PageHeader, RoomHeader } from '../../ui/room/room-header.tsx';
import { RoomMark } from '../../ui/room/room-mark.tsx';
import { TimelineSkeleton } from '../../ui/skeleton.tsx';
import { RoomComposer } from '../composer/room-composer.tsx';
import { WritingPlace } from '../composer/writing-place.tsx';
import { usePassed } from '../composer/use-passed.ts';
import { useOpenDialog } from '../dialogs/dialogs.tsx';
import { PageTitle } from '../page-title.tsx';
import { rememberRoom } from '../recent-rooms.ts';
import { roomLabel, roomTitle, threadPath } from '../rooms.ts';
import { RoomTimeline } from '../timeline/room-timeline.tsx';
import { useEditLast } from '../timeline/use-edit-last.ts';
import { useEditing } from '../timeline/use-editing.ts';
import { roomSearchPath } from '../search/search-address.ts';
import { useRights, whileMuted } from '../use-rights.ts';
import { panelButtonId, usePanel } from './panel-address.ts';
import { RoomIntro } from './room-intro.tsx';
import { useComposerFocus } from './use-composer-focus.ts';
import { useUnreadMark } from './use-unread-mark.ts';
import { lazy } from '../../ui/lazy.ts';

// Rooms that are not mine: seldom, and fetched ahead when the browser has nothing else to do.
const CanNotWrite = lazy(async () => ({
  default: (await import('../composer/can-not-write.tsx')).CanNotWrite,
}));
const VisitedRoom = lazy(async () => ({ default: (await import('./visited-room.tsx')).VisitedRoom }));
const DepartedRoom = lazy(async () => ({ default: (await import('./departed-room.tsx')).DepartedRoom }));
const ThreadPanel = lazy(async () => ({
  default: (await import('../thread/thread-panel.tsx')).ThreadPanel,
}));
// Conversations of two.
const DirectMark = lazy(async () => ({ default: (await import('./direct-person.tsx')).DirectMark }));
const DirectState = lazy(async () => ({ default: (await import('./direct-person.tsx')).DirectState }));
const RoomPanel = lazy(async () => ({ default: (await import('./panel/room-panel.tsx')).RoomPanel }));

interface RoomPageProps {
  readonly id: RoomId;
  /** The message that the address names. */
  readonly at?: number | undefined;
}

/** A room: mine, or one that I look at from outside. */
export function RoomPage({ id, at }: RoomPageProps) {
  const client = useChatClient();
  useEffect(() => rememberRoom(client, id), [client, id]);
  const rooms = useRooms();
  const departure = useDeparture(id);
  const parent = useRoom(id)?.room.parent;
  /** The room that was last mine while it was open. */
  const [was, setWas] = useState<RoomId>();
  if (rooms === undefined) {
    return (
      <>
        <PageHeader>
          <h1 className="sr-only">{roomTexts().opening}</h1>
        </PageHeader>
        <TimelineSkeleton />
      </>
    );
  }
  // A thread stands beside its room.
  if (parent) return <Redirect to={threadPath(parent.room, parent.seq, at)} replace />;
  const view = rooms.find((room) => room.id === id);
  if (view !== undefined) {
    if (was !== id) setWas(id);
    return <MyRoom view={view} at={at} />;
  }
  // Who left a channel on purpose and comes by again looks in, like everybody else.
  return (
    <Suspense key={id} fallback={<TimelineSkeleton />}>
      {departure === undefined || (was !== id && isOpenAgain(departure)) ? (
        <VisitedRoom id={id} at={at} />
      ) : (
        <DepartedRoom
          room={departure.view.room}
          label={roomLabel(departure.view)}
          reason={departure.reason}
        />
      )}
    </Suspense>
  );
}

const isOpenAgain = ({ reason, view }: Departure) => reason === 'left' && view.room.kind === 'channel';

interface MyRoomProps {
  readonly view: RoomView;
  readonly at: number | undefined;
}

/** The header is the same for all rooms: from room to room only its words are changed. */
function MyRoom({ view, at }: MyRoomProps) {
  const { id, room } = view;
  const openDialog = useOpenDialog();
  const { panel, show, thread, reply, close } = usePanel();
  const label = roomLabel(view);
  const other = otherIn(view);
  const mark = <RoomMark size={18} kind={room.kind} people={view.people} />;
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col max-lg:has-[~aside]:invisible">
        <PageTitle>{label}</PageTitle>
        <RoomHeader
          title={roomTitle(view)}
          mark={
            <Suspense key={id} fallback={mark}>
              {other === undefined ? mark : <DirectMark person={other} />}
            </Suspense>
          }
          topic={room.topic}
          status={
            <Suspense key={id} fallback={null}>
              {other && <DirectState id={other.id} />}
            </Suspense>
          }
          searchHref={roomSearchPath(id)}
          panel={{
            id: panelButtonId,
            open: panel !== undefined,
            onToggle: () => (panel ? close() : show('pins')),
          }}
          onDetails={() => openDialog({ kind: 'room-details', room: id })}
        />
        <Conversation key={id} view={view} label={label} at={at} forThread={thread !== undefined} />
      </div>
      <Suspense key={id}>
        {thread !== undefined ? (
          <ThreadPanel key={`${id} ${thread}`} home={view} seq={thread} at={reply} onClose={close} />
        ) : (
          panel && <RoomPanel key={id} view={view} panel={panel} onShow={show} onClose={close} />
        )}
      </Suspense>
    </div>
  );
}

interface ConversationProps extends MyRoomProps {
  readonly label: string;
  /** One of its threads stands beside it. */
  readonly forThread: boolean;
}

/** What is said in a room of mine, and where I write. */
function Conversation({ view, label, at, forThread }: ConversationProps) {
  const { id, room } = view;
  const timeline = useTimeline(id);
  const unreadFrom = useUnreadMark(view);
  const field = useRef<HTMLTextAreaElement>(null);
  const focusComposer = useComposerFocus(field, { beside: forThread });
  const [editing, edits] = useEditing(id, at, timeline, focusComposer);
  const me = useMe()?.id;
  const muteOver = usePassed(view.mutedUntil);
  const rights = useRights(view);
  const may = muteOver ? rights : whileMuted(rights);
  const lastOfMine = timeline.messages.findLast(({ author, status }) => author === me && status !== 'failed');
  const editLast = useEditLast(id, may, edits);

  return (
    <>
      <RoomTimeline
        key={at}
        at={at}
        room={id}
        label={label}
        timeline={timeline}
        may={may}
        unreadFrom={unreadFrom}
        intro={
          <RoomIntro
            room={room}
            label={label}
            empty={timeline.messages.length === 0 && may('message:send')}
            person={otherIn(view)}
          />
        }
        editing={editing}
        edits={edits}
        onLeave={focusComposer}
      />
      <WritingPlace>
        {may('message:send') ? (
          <RoomComposer
            room={id}
            label={label}
            field={field}
            slowMode={may('room:update') ? undefined : room.slowModeSeconds}
            lastSpokeAt={lastOfMine?.at}
            onEditLast={editLast}
          />
        ) : (
          <Suspense fallback={null}>
            <CanNotWrite
              room={id}
              mutedUntil={muteOver ? undefined : view.mutedUntil}
              archived={room.archived && room}
              mayOpen={may('room:update')}
            />
          </Suspense>
        )}
      </WritingPlace>
    </>
  );
}

/** The other one of a conversation of two. */
const otherIn = ({ people }: RoomView) => (people.length === 1 ? people[0] : undefined);
