import type { RoomId } from '@parley/events';
import { useCaughtUp, useRooms, useTimeline, type RoomView } from '@parley/react';
import { useRef, useState } from 'react';
import { PageHeader, RoomHeader } from '../../ui/room/room-header.tsx';
import { RoomMark } from '../../ui/room/room-mark.tsx';
import { TimelineSkeleton } from '../../ui/skeleton.tsx';
import { RoomComposer } from '../composer/room-composer.tsx';
import { useOpenDialog } from '../dialogs/dialogs.tsx';
import { PageTitle } from '../page-title.tsx';
import { roomLabel, roomTitle } from '../rooms.ts';
import { RoomTimeline } from '../timeline/room-timeline.tsx';
import { useRights } from '../use-rights.ts';
import { RoomIntro } from './room-intro.tsx';
import { useComposerFocus } from './use-composer-focus.ts';
import { VisitedRoom } from './visited-room.tsx';

/** A room: mine, or one that I look at from outside. */
export function RoomPage({ id }: { readonly id: RoomId }) {
  const rooms = useRooms();
  if (rooms === undefined) {
    return (
      <>
        <PageHeader>
          <h1 className="sr-only">Opening the room</h1>
        </PageHeader>
        <TimelineSkeleton />
      </>
    );
  }
  const view = rooms.find((room) => room.id === id);
  return view === undefined ? <VisitedRoom key={id} id={id} /> : <MyRoom key={id} view={view} />;
}

const firstUnread = ({ unread, read }: RoomView) => (unread > 0 ? read + 1 : undefined);

function MyRoom({ view }: { readonly view: RoomView }) {
  const { id, room } = view;
  const openDialog = useOpenDialog();
  const timeline = useTimeline(id);
  const may = useRights(view);
  const caughtUp = useCaughtUp();
  const [opened, setOpened] = useState({ caughtUp, unreadFrom: firstUnread(view) });
  // What was kept from last time is shown first; what came since then is told by the server.
  if (opened.caughtUp !== caughtUp) setOpened({ caughtUp, unreadFrom: firstUnread(view) });
  const [editing, setEditing] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  const focusComposer = useComposerFocus(field);
  const label = roomLabel(view);

  const editLast = () => {
    const last = timeline.messages.findLast(
      (message) =>
        message.status === 'sent' && message.deleted !== true && may('message:edit', message.author),
    );
    if (last !== undefined) setEditing(last.id);
  };

  return (
    <>
      <PageTitle>{label}</PageTitle>
      <RoomHeader
        title={roomTitle(view)}
        mark={<RoomMark size={18} kind={room.kind} names={view.people.map(({ name }) => name)} />}
        topic={room.topic}
        onDetails={() => openDialog({ kind: 'room-details', room: id })}
      />
      <RoomTimeline
        key={opened.unreadFrom}
        room={id}
        label={label}
        timeline={timeline}
        may={may}
        unreadFrom={opened.unreadFrom}
        intro={<RoomIntro room={room} label={label} empty={timeline.messages.length === 0} />}
        editing={editing}
        onEditing={(key) => {
          setEditing(key);
          if (key === undefined) focusComposer();
        }}
        onLeave={focusComposer}
      />
      <RoomComposer room={id} label={label} field={field} onEditLast={editLast} />
    </>
  );
}
