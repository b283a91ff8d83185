import { MapPinOff } from 'lucide-react';
import { Link } from 'wouter';
import { EmptyState } from '../ui/empty-state.tsx';
import { placeName } from '../ui/place-name.ts';
import { PageHeader } from '../ui/room/room-header.tsx';

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <>
      <title>{`Page not found · ${placeName}`}</title>
      <PageHeader>
        <h1 className="text-read font-semibold">Page not found</h1>
      </PageHeader>
      <EmptyState
        icon={<MapPinOff size={22} />}
        title="There is no page at this address"
        actions={
          <Link href="/" className="text-base font-medium text-accent-ink underline">
            Go to your rooms
          </Link>
        }
      />
    </>
  );
}
