import { useMe, useRooms } from '@parley/react';
import { ReportsLink } from '../reports/reports-link.tsx';
import { SavedLink } from '../saved/saved-link.tsx';
import { ThreadsLink } from '../thread/threads-link.tsx';

/** What leads past the rooms: to reports, if I keep order somewhere, to what I saved, and to threads. */
export function OwnLinks() {
  const rooms = useRooms();
  const role = useMe()?.role;
  const keepsOrder =
    role === 'owner' || role === 'admin' || rooms?.some((room) => room.role === 'moderator') === true;
  return (
    <>
      {keepsOrder && <ReportsLink />}
      <SavedLink />
      <ThreadsLink />
    </>
  );
}
