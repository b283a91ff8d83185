import { useChatClient, useCommand, useRoomList, type RoomListing } from '@parley/react';
import { Compass, Hash, Lock, Plus, SearchX } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { browseTexts } from '../../texts/en/browse.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PageHeader } from '../../ui/room/room-header.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useOpenDialog } from '../dialogs/dialogs.tsx';
import { PageTitle } from '../page-title.tsx';
import { problemText } from '../problem.ts';
import { roomPath } from '../rooms.ts';
import { MoreButton } from '../more-button.tsx';

/** All channels, and the private rooms one is in: search, join, open. */
export function BrowsePage() {
  const t = browseTexts();
  const openDialog = useOpenDialog();
  const [query, setQuery] = useState('');
  const search = useDeferredValue(query.trim());
  const rooms = useRoomList(search);
  return (
    <>
      <PageTitle>{t.title}</PageTitle>
      <PageHeader
        actions={
          <Button onClick={() => openDialog({ kind: 'create-room' })}>
            <Plus size={16} aria-hidden="true" />
            {t.create}
          </Button>
        }
      >
        <Compass size={18} aria-hidden="true" className="text-ink-faint" />
        <h1 className="truncate text-read font-semibold">{t.title}</h1>
      </PageHeader>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-2xl flex-col gap-4 px-4 py-6 md:px-6">
          <TextField
            type="search"
            label={t.search}
            labelHidden
            placeholder={t.byName}
            autoComplete="off"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          <ul aria-label={t.channels} className="flex flex-col">
            {rooms.items.map((listing) => (
              <ListingRow key={listing.room.id} listing={listing} />
            ))}
          </ul>
          {rooms.error !== undefined && (
            <ErrorNote onRetry={rooms.loadMore}>{problemText(rooms.error)}</ErrorNote>
          )}
          {rooms.loading && <ListSkeleton label={t.loading} />}
          {!rooms.loading && rooms.items.length === 0 && rooms.error === undefined && (
            <EmptyState icon={<SearchX size={22} />} title={t.none}>
              {search === '' ? t.first : t.noneCalled({ name: search })}
            </EmptyState>
          )}
          {rooms.more && !rooms.loading && rooms.error === undefined && (
            <MoreButton onMore={rooms.loadMore} />
          )}
        </div>
      </div>
    </>
  );
}

function ListingRow({ listing: { room, members, joined } }: { readonly listing: RoomListing }) {
  const t = browseTexts();
  const client = useChatClient();
  const join = useCommand(client.joinRoom);
  const [, navigate] = useLocation();
  const enter = async () => {
    const ack = await join.run(room.id);
    if (ack.ok) navigate(roomPath(room.id));
  };
  return (
    <li className="border-b border-line last:border-none">
      <div className="flex min-h-16 items-center gap-3 py-2">
        <span
          aria-hidden="true"
          className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-sunken text-ink-soft"
        >
          {room.kind === 'private' ? <Lock size={16} /> : <Hash size={17} />}
        </span>
        <Link href={roomPath(room.id)} className="flex min-w-0 flex-1 flex-col rounded-md">
          <span dir="auto" className="truncate text-base font-medium">
            {room.name}
          </span>
          <span dir="auto" className="line-clamp-3 text-sm text-ink-soft [overflow-wrap:anywhere]">
            <span className="tabular-nums">{t.members({ count: members })}</span>
            {room.topic !== '' && ` · ${room.topic}`}
          </span>
        </Link>
        {joined || room.archived ? (
          <span className="shrink-0 px-2 text-sm text-ink-faint">
            {room.archived ? t.archived : t.joined}
          </span>
        ) : (
          <Button
            size="sm"
            busy={join.pending}
            aria-label={t.joinRoom({ room: room.name })}
            onClick={() => void enter()}
          >
            {t.join}
          </Button>
        )}
      </div>
      {join.error !== undefined && (
        <div className="pb-2">
          <ErrorNote>{problemText(join.error)}</ErrorNote>
        </div>
      )}
    </li>
  );
}
