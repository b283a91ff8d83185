import { GENERAL } from '@parley/events/ids';
import clsx from 'clsx';
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { Redirect, Route, Switch, useRoute } from 'wouter';
import { ConnectionStatus } from '../features/connection/connection-status.tsx';
import { useOpenDialog } from '../features/dialogs/dialogs.tsx';
import { PageTitle } from '../features/page-title.tsx';
import { RoomPage } from '../features/room/room-page.tsx';
import { isRoomId, roomPath } from '../features/rooms.ts';
import { Sidebar } from '../features/sidebar/sidebar.tsx';
import { TimelineSkeleton } from '../ui/skeleton.tsx';
import { NotFound } from './not-found.tsx';

const BrowsePage = lazy(async () => ({
  default: (await import('../features/browse/browse-page.tsx')).BrowsePage,
}));
const PeoplePage = lazy(async () => ({
  default: (await import('../features/people/people-page.tsx')).PeoplePage,
}));

/** The sidebar and a page beside it; on phones one of them fills the screen, the sidebar at `/`. */
export function Shell() {
  const [home] = useRoute('/');
  useSwitchKey();
  return (
    <>
      <a
        href="#page"
        onClick={(event) => {
          event.preventDefault();
          const page = document.querySelector<HTMLElement>('#page');
          (page?.querySelector('textarea') ?? page)?.focus();
        }}
        className="sr-only z-50 rounded-lg bg-accent px-4 py-2 font-medium text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        Skip to the conversation
      </a>
      <div className="grid h-full grid-cols-[minmax(0,1fr)] md:grid-cols-[17rem_minmax(0,1fr)]">
        <aside
          aria-label="Sidebar"
          className={clsx(
            'min-h-0 flex-col border-line bg-side md:flex md:border-r',
            home ? 'flex' : 'hidden',
          )}
        >
          {home && <h1 className="sr-only">Your rooms</h1>}
          <Sidebar />
        </aside>
        <main
          id="page"
          tabIndex={-1}
          className={clsx(
            'relative min-h-0 min-w-0 flex-col bg-canvas outline-none md:flex',
            home ? 'hidden' : 'flex',
          )}
        >
          <Pages />
        </main>
      </div>
      <ConnectionStatus />
    </>
  );
}

function Pages() {
  return (
    <Suspense fallback={<TimelineSkeleton />}>
      <Switch>
        <Route path="/">
          <Home />
        </Route>
        <Route path="/browse">
          <BrowsePage />
        </Route>
        <Route path="/people">
          <PeoplePage />
        </Route>
        <Route path="/r/:room">
          {({ room }) => (isRoomId(room) ? <RoomPage id={room} /> : <NotFound />)}
        </Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Suspense>
  );
}

const wide = window.matchMedia('(min-width: 48rem)');

const subscribeWide = (listener: () => void) => {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
};

/** Where there is room for a page beside the list of rooms, that is #general. */
function Home() {
  const isWide = useSyncExternalStore(subscribeWide, () => wide.matches);
  return isWide ? <Redirect to={roomPath(GENERAL)} replace /> : <PageTitle>Rooms</PageTitle>;
}

/** Ctrl+K or Cmd+K, wherever the focus is. */
function useSwitchKey() {
  const openDialog = useOpenDialog();
  useEffect(() => {
    const keyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      openDialog({ kind: 'switch-room' });
    };
    window.addEventListener('keydown', keyDown);
    return () => window.removeEventListener('keydown', keyDown);
  }, [openDialog]);
}
