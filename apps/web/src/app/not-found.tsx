import { MapPinOff } from 'lucide-react';
import { Link } from 'wouter';
import { buttonLook } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { appTexts } from '../texts/en/app.ts';
import { placeName } from '../ui/place-name.ts';
import { PageHeader } from '../ui/room/room-header.tsx';

/** An address that leads nowhere. */
export function NotFound() {
  const t = appTexts();
  return (
    <>
      <title>{`${t.notFound} · ${placeName}`}</title>
      <PageHeader>
        <h1 className="text-read font-semibold">{t.notFound}</h1>
      </PageHeader>
      <EmptyState
        icon={<MapPinOff size={22} />}
        title={t.nothingHere}
        actions={
          <Link href="/" className={buttonLook('primary')}>
            {t.toRooms}
          </Link>
        }
      />
    </>
  );
}
