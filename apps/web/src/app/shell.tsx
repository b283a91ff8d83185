import { GENERAL } from '@parley/events/ids';
import clsx from 'clsx';
import { Suspense, useSyncExternalStore } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { pageTexts } from '../texts/en/page.ts';
import { ConnectionStatus } from '../features/connection/connection-status.tsx';
import { focusPage } from '../features/focus-page.ts';
import { PageTitle } from '../features/page-title.tsx';
import { RoomPage } from '../features/room/room-page.tsx';
import { isRoomId, isSeq, roomPath } from '../features/rooms.ts';
import { Sidebar } from '../features/sidebar/sidebar.tsx';
import { PageHeader } from '../ui/room/room-header.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';
import { useShortcuts } from '../features/shortcuts/use-shortcuts.ts';
import { lazy } from '../ui/lazy.ts';
import { useShownAddress } from './shown-address.ts';

const NotFound = lazy(async () => ({ default: (await import('./not-found.tsx')).NotFound }));
const CatchUpPage = lazy(async () => ({
  default: (await import('../features/catch-up/catch-up-page.tsx')).CatchUpPage,
}));
const ThreadsPage = lazy(async () => ({
  default: (await import('../features/thread/threads-page.tsx')).ThreadsPage,
}));
const BrowsePage = lazy(async () => ({
  default: (await import('../features/browse/browse-page.tsx')).BrowsePage,
}));
const SettingsPage = lazy(async () => ({
  default: (await import('../features/settings/settings-page.tsx')).SettingsPage,
}));
const AdminPage = lazy(async () => ({
  default: (await import('../features/admin/admin-page.tsx')).AdminPage,
}));
const PeoplePage = lazy(async () => ({
  default: (await import('../features/people/people-page.tsx')).PeoplePage,
}));
const ReportsPage = lazy(async () => ({
  default: (await import('../features/reports/reports-page.tsx')).ReportsPage,
}));
const InvitePage = lazy(async () => ({
  default: (await import('../features/invite/invite-page.tsx')).InvitePage,
}));
const SavedPage = lazy(async () => ({
  default: (await import('../features/saved/saved-page.tsx')).SavedPage,
}));
const SearchPage = lazy(async () => ({
  default: (await import('../features/search/search-page.tsx')).SearchPage,
}));

/** The sidebar and a page beside it; on phones one of them fills the screen, the sidebar at `/`. */
export function Shell() {
  useShortcuts();
  const { path, router } = useShownAddress();
  const home = path === '/';
  const t = pageTexts();
  return (
    <div className="flex h-full flex-col">
      <a
        href="#page"
        onClick={(event) => {
          event.preventDefault();
          focusPage();
        }}
        className="sr-only z-50 rounded-lg bg-accent px-4 py-2 font-medium text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:start-2"
      >
        {t.skip}
      </a>
      <ConnectionStatus />
      <div className="grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)] grid-cols-[minmax(0,1fr)] md:grid-cols-[17rem_minmax(0,1fr)]">
        <aside
          aria-label={t.sidebar}
          className={clsx(
            'min-h-0 flex-col border-line bg-side md:flex md:border-e',
            home ? 'flex' : 'hidden',
          )}
        >
          {home && <h1 className="sr-only">{t.yourRooms}</h1>}
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
          <Router {...router}>
            {/* Of another page the waiting is shown, and not for so long the one before. */}
            <Suspense key={path.split('/')[1]} fallback={<PageOnItsWay />}>
              <Pages />
            </Suspense>
          </Router>
        </main>
      </div>
    </div>
  );
}

/** In place of a page whose part of the code is on its way. A room is there at once, and waits for its messages by itself. */
function PageOnItsWay() {
  return (
    <>
      <PageHeader>{null}</PageHeader>
      <div className="mx-auto w-full max-w-2xl px-4 py-6 md:px-6">
        <ListSkeleton label={pageTexts().loadingPage} />
      </div>
    </>
  );
}

function Pages() {
  // Drawn once: the compiler's memory of it would be a part of the first load for nothing.
  'use no memo';
  return (
    <Switch>
      <Route path="/">
        <Home />
      </Route>
      <Route path="/browse">
        <BrowsePage />
      </Route>
      <Route path="/catch-up">
        <CatchUpPage />
      </Route>
      <Route path="/threads">
        <ThreadsPage />
      </Route>
      <Route path="/people">
        <PeoplePage />
      </Route>
      <Route path="/reports">
        <ReportsPage />
      </Route>
      <Route path="/settings/:section?">{({ section }) => <SettingsPage section={section} />}</Route>
      <Route path="/admin/:section?">{({ section }) => <AdminPage section={section} />}</Route>
      {/* Addresses of the first screen: who is in has passed it. */}
      <Route path="/sign-in">
        <Redirect to="/" replace />
      </Route>
      <Route path="/register">
        <Redirect to="/" replace />
      </Route>
      <Route path="/recover">
        <Redirect to="/" replace />
      </Route>
      <Route path="/invite">
        <InvitePage />
      </Route>
      <Route path="/saved">
        <SavedPage />
      </Route>
      <Route path="/search">
        <SearchPage />
      </Route>
      <Route path="/r/:room/:seq?">
        {({ room, seq }) =>
          isRoomId(room) && (seq === undefined || isSeq(seq)) ? (
            <RoomPage id={room} at={seq === undefined ? undefined : Number(seq)} />
          ) : (
            <NotFound />
          )
        }
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
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
  return isWide ? <Redirect to={roomPath(GENERAL)} replace /> : <PageTitle>{pageTexts().rooms}</PageTitle>;
}
