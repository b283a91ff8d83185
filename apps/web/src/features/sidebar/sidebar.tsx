import type { RoomId } from '@parley/events';
import { usePreference, usePreferences, useRooms, type PreferenceMap, type RoomView } from '@parley/react';
import { Compass, Inbox, MessageSquarePlus, Plus, Search, Signpost } from 'lucide-react';
import { Suspense, useState } from 'react';
import { Link, useRoute } from 'wouter';
import { sidebarTexts } from '../../texts/en/sidebar.ts';
import { IconButton } from '../../ui/button.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { Logo } from '../../ui/logo.tsx';
import { RoomMark } from '../../ui/room/room-mark.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { placeInList } from '../../ui/sidebar/place-in-list.ts';
import {
  OptionsButton,
  RoomLink,
  SidebarList,
  SidebarNote,
  SidebarSection,
} from '../../ui/sidebar/sidebar-parts.tsx';
import { placeName } from '../../ui/place-name.ts';
import { hasKeyboard } from '../../ui/pointer.ts';
import { useOpenDialog } from '../dialogs/dialogs.tsx';
import { callsIn, roomPath, roomTitle, unreadIn } from '../rooms.ts';
import { MyStatus } from '../status/my-status.tsx';
import { arrangeRooms } from './arranged-rooms.ts';
import type { Opened } from './sidebar-menus.tsx';
import { lazy } from '../../ui/lazy.ts';

// Below the rooms, and needed for none of them.
const SidebarPeople = lazy(async () => ({
  default: (await import('./sidebar-people.tsx')).SidebarPeople,
}));
const SidebarDragging = lazy(async () => ({
  default: (await import('./dragging/sidebar-dragging.tsx')).SidebarDragging,
}));
const OpenedMenu = lazy(async () => ({ default: (await import('./sidebar-menus.tsx')).OpenedMenu }));
const OwnLinks = lazy(async () => ({ default: (await import('./own-links.tsx')).OwnLinks }));

export function Sidebar() {
  const t = sidebarTexts();
  const rooms = useRooms();
  const openDialog = useOpenDialog();
  // Before anything can be dragged a mouse has come to the list; a finger comes and drags at once.
  const [pointedAt, setPointedAt] = useState(() => !hasKeyboard());
  const [catchesUp] = useRoute('/catch-up');
  return (
    <>
      <div className="flex h-14 shrink-0 items-center gap-2.5 px-4">
        <Logo size={24} />
        <span
          dir="auto"
          title={placeName}
          className="min-w-0 flex-1 truncate text-read font-semibold tracking-tight"
        >
          {placeName}
        </span>
        <IconButton
          label={t.go}
          icon={<Signpost size={18} />}
          aria-keyshortcuts="Control+K Meta+K"
          className="-me-2"
          onClick={() => openDialog({ kind: 'switcher' })}
        />
        <Link
          href="/search"
          aria-label={t.search}
          aria-keyshortcuts="Control+Shift+F Meta+Shift+F"
          title={t.searchKeys}
          className="-me-2 inline-flex size-control items-center justify-center rounded-lg text-ink-soft transition-colors hover:bg-pressed hover:text-ink"
        >
          <Search size={18} aria-hidden="true" />
        </Link>
      </div>
      <nav
        aria-label={t.rooms}
        onPointerEnter={() => setPointedAt(true)}
        className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain pb-4"
      >
        <Suspense fallback={null}>{pointedAt && <SidebarDragging />}</Suspense>
        <SidebarList>
          <RoomLink
            href="/catch-up"
            title={t.catchUp}
            mark={<Inbox size={16} />}
            unread={0}
            current={catchesUp}
          />
        </SidebarList>
        <Suspense fallback={null}>
          <OwnLinks />
        </Suspense>
        {rooms === undefined ? (
          <div className="px-4">
            <ListSkeleton label={t.loading} rows={8} />
          </div>
        ) : (
          <MyRooms rooms={rooms} />
        )}
      </nav>
      <MyStatus />
    </>
  );
}

function MyRooms({ rooms }: { readonly rooms: readonly RoomView[] }) {
  const t = sidebarTexts();
  const openDialog = useOpenDialog();
  const [favoured] = usePreference('sidebar.favourites');
  const [filed] = usePreference('sidebar.folders');
  const preferences = usePreferences();
  const section = useSections();
  const [opened, setOpened] = useState<Opened>();
  const [showsHidden, setShowsHidden] = useState(false);
  const { favourites, folders, channels, privates, directs, hidden } = arrangeRooms(rooms, {
    favourites: favoured,
    folders: filed,
    preferences,
  });
  const keepFocus = useKeptFocus(placeInList);
  const openMenu = (room: RoomId, anchor: HTMLElement) => setOpened({ room, anchor });
  const links = (listed: readonly RoomView[], open: boolean) => (
    <RoomLinks rooms={listed} open={open} preferences={preferences} onMenu={openMenu} />
  );
  return (
    <div {...keepFocus}>
      {favourites.length > 0 && (
        <SidebarSection title={t.favourites} {...section('favourites')}>
          {links(favourites, section('favourites').open)}
        </SidebarSection>
      )}
      {folders.map(({ id, name, rooms: listed }) => (
        <SidebarSection
          key={id}
          title={name}
          {...section(id)}
          actions={
            <OptionsButton
              of={name}
              onOpen={(anchor) => setOpened({ folder: id, anchor })}
              className="pointer-coarse:opacity-60"
            />
          }
        >
          {listed.length === 0 && section(id).open && <SidebarNote>{t.emptyFolder}</SidebarNote>}
          {links(listed, section(id).open)}
        </SidebarSection>
      ))}
      <SidebarSection
        title={t.channels}
        {...section('channels')}
        actions={
          <>
            <BrowseLink />
            <IconButton
              size="sm"
              label={t.create}
              icon={<Plus size={16} />}
              onClick={() => openDialog({ kind: 'create-room' })}
            />
          </>
        }
      >
        {rooms.every(({ room }) => room.kind !== 'channel') && <SidebarNote>{t.noChannel}</SidebarNote>}
        {links(channels, section('channels').open)}
      </SidebarSection>
      {privates.length > 0 && (
        <SidebarSection title={t.privates} {...section('privates')}>
          {links(privates, section('privates').open)}
        </SidebarSection>
      )}
      <SidebarSection
        title={t.directs}
        {...section('directs')}
        actions={
          <IconButton
            size="sm"
            label={t.newDirect}
            icon={<MessageSquarePlus size={16} />}
            onClick={() => openDialog({ kind: 'new-direct' })}
          />
        }
      >
        {rooms.every(({ room }) => room.kind !== 'direct') && <SidebarNote>{t.noDirect}</SidebarNote>}
        {links(directs, section('directs').open)}
      </SidebarSection>
      <Suspense fallback={null}>
        <SidebarPeople {...section('people')} />
      </Suspense>
      {hidden.length > 0 && (
        <SidebarSection
          title={t.hidden({ count: hidden.length })}
          open={showsHidden}
          onToggle={() => setShowsHidden(!showsHidden)}
        >
          {showsHidden && links(hidden, true)}
        </SidebarSection>
      )}
      <Suspense fallback={null}>
        {opened !== undefined && (
          <OpenedMenu
            opened={opened}
            rooms={rooms}
            folders={folders}
            onClose={() => setOpened((now) => (now === opened ? undefined : now))}
          />
        )}
      </Suspense>
    </div>
  );
}

/** Which parts of the list are folded up, the same on all my devices. */
function useSections(): (name: string) => {
  readonly id: string;
  readonly open: boolean;
  readonly onToggle: () => void;
} {
  const [closed = [], setClosed] = usePreference('sidebar.closed');
  return (name) => ({
    id: name,
    open: !closed.includes(name),
    onToggle: () =>
      setClosed(closed.includes(name) ? closed.filter((each) => each !== name) : [...closed, name]),
  });
}

function BrowseLink() {
  const t = sidebarTexts();
  return (
    <Link
      href="/browse"
      aria-label={t.browse}
      title={t.browse}
      className="inline-flex size-control-sm items-center justify-center rounded-md text-ink-soft transition-colors hover:bg-pressed hover:text-ink"
    >
      <Compass size={16} aria-hidden="true" />
    </Link>
  );
}

interface RoomLinksProps {
  readonly rooms: readonly RoomView[];
  /** Folded up, only what is open or tells something is to be seen. */
  readonly open: boolean;
  readonly preferences: PreferenceMap;
  readonly onMenu: (room: RoomId, anchor: HTMLElement) => void;
}

function RoomLinks({ rooms, open, preferences, onMenu }: RoomLinksProps) {
  const [, params] = useRoute('/r/:room/:seq?');
  const shown = rooms.filter((view) => open || view.id === params?.room || unreadIn(view, preferences) > 0);
  if (shown.length === 0) return null;
  return (
    <SidebarList>
      {shown.map((view) => (
        <ListedRoom
          key={view.id}
          view={view}
          current={params?.room === view.id}
          preferences={preferences}
          onMenu={onMenu}
        />
      ))}
    </SidebarList>
  );
}

interface ListedRoomProps extends Pick<RoomLinksProps, 'preferences' | 'onMenu'> {
  readonly view: RoomView;
  readonly current: boolean;
}

/** A room of the list: of its own, so that a message in one room leaves the links of all others as they are. */
function ListedRoom({ view, current, preferences, onMenu }: ListedRoomProps) {
  const { id, room, people, unread } = view;
  return (
    <RoomLink
      room={id}
      href={roomPath(id)}
      title={roomTitle(view)}
      mark={<RoomMark kind={room.kind} people={people} />}
      unread={unread}
      calls={callsIn(view, preferences)}
      direct={room.kind === 'direct'}
      current={current}
      muted={preferences.has(`muted:${id}`)}
      drafted={!current && isDrafted(preferences.get(`draft:${id}`))}
      onMenu={(anchor) => onMenu(id, anchor)}
    />
  );
}

/** Something is written there and not sent, here or on another device. */
const isDrafted = (draft: unknown): boolean =>
  typeof draft === 'object' && draft !== null && 'text' in draft && String(draft.text).trim() !== '';
