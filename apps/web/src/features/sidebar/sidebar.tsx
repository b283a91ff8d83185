import { useRooms, type RoomView } from '@parley/react';
import { Compass, MessageSquarePlus, Plus } from 'lucide-react';
import { Link, useRoute } from 'wouter';
import { IconButton } from '../../ui/button.tsx';
import { Logo } from '../../ui/logo.tsx';
import { RoomMark } from '../../ui/room/room-mark.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { RoomLink, SidebarList, SidebarNote, SidebarSection } from '../../ui/sidebar/sidebar-parts.tsx';
import { useOpenDialog } from '../dialogs/dialogs.tsx';
import { groupRooms, roomPath, roomTitle } from '../rooms.ts';
import { MyStatus } from '../status/my-status.tsx';
import { SidebarPeople } from './sidebar-people.tsx';

export function Sidebar() {
  const rooms = useRooms();
  return (
    <>
      <div className="flex h-14 shrink-0 items-center gap-2.5 px-4">
        <Logo size={24} />
        <span className="text-read font-semibold tracking-tight">Parley</span>
      </div>
      <nav aria-label="Rooms" className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-4">
        {rooms === undefined ? <ListSkeleton label="Loading rooms" rows={8} /> : <MyRooms rooms={rooms} />}
      </nav>
      <MyStatus />
    </>
  );
}

function MyRooms({ rooms }: { readonly rooms: readonly RoomView[] }) {
  const openDialog = useOpenDialog();
  const { channels, privates, directs } = groupRooms(rooms);
  return (
    <>
      <SidebarSection
        title="Channels"
        actions={
          <>
            <BrowseLink />
            <IconButton
              size="sm"
              label="Create a room"
              icon={<Plus size={16} />}
              onClick={() => openDialog({ kind: 'create-room' })}
            />
          </>
        }
      >
        {channels.length === 0 ? (
          <SidebarNote>You are in no channel. Browse them to join one.</SidebarNote>
        ) : (
          <RoomLinks rooms={channels} />
        )}
      </SidebarSection>
      {privates.length > 0 && (
        <SidebarSection title="Private">
          <RoomLinks rooms={privates} />
        </SidebarSection>
      )}
      <SidebarSection
        title="Direct messages"
        actions={
          <IconButton
            size="sm"
            label="New direct message"
            icon={<MessageSquarePlus size={16} />}
            onClick={() => openDialog({ kind: 'new-direct' })}
          />
        }
      >
        {directs.length === 0 ? (
          <SidebarNote>Talk to one person, or a few.</SidebarNote>
        ) : (
          <RoomLinks rooms={directs} />
        )}
      </SidebarSection>
      <SidebarPeople directs={directs} />
    </>
  );
}

function BrowseLink() {
  return (
    <Link
      href="/browse"
      aria-label="Browse channels"
      title="Browse channels"
      className="inline-flex size-7 items-center justify-center rounded-md text-ink-soft transition-colors hover:bg-pressed hover:text-ink"
    >
      <Compass size={16} aria-hidden="true" />
    </Link>
  );
}

function RoomLinks({ rooms }: { readonly rooms: readonly RoomView[] }) {
  const [, params] = useRoute('/r/:room');
  return (
    <SidebarList>
      {rooms.map((view) => (
        <RoomLink
          key={view.id}
          href={roomPath(view.id)}
          title={roomTitle(view)}
          mark={<RoomMark kind={view.room.kind} names={view.people.map(({ name }) => name)} />}
          unread={view.unread}
          current={params?.room === view.id}
        />
      ))}
    </SidebarList>
  );
}
