import { useChatClient, usePreferences, useRoom, useRooms } from '@parley/react';
import { Bookmark, BookmarkX } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/room/room-header.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { times } from '../../ui/times.ts';
import { useNow } from '../clock.ts';
import { useMessage } from '../elsewhere/use-message.ts';
import { focusPage } from '../focus-page.ts';
import { PageTitle } from '../page-title.tsx';
import { personName } from '../person-name.ts';
import { messagePath, roomLabel } from '../rooms.ts';
import { savedMessages, toggleSaved, type SavedMessage } from './saved.ts';

const shownAtOnce = 20;

/** What I put aside to come back to, the last saved first. */
export function SavedPage() {
  const saved = savedMessages(usePreferences());
  const isKnown = useRooms() !== undefined;
  const [shown, setShown] = useState(shownAtOnce);
  return (
    <>
      <PageTitle>Saved</PageTitle>
      <PageHeader>
        <Bookmark size={18} aria-hidden="true" className="text-ink-faint" />
        <h1 className="truncate text-read font-semibold">Saved</h1>
      </PageHeader>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-2xl flex-col gap-4 px-4 py-6 md:px-6">
          {!isKnown && <ListSkeleton label="Loading saved messages" />}
          {isKnown && saved.length === 0 && (
            <EmptyState icon={<Bookmark size={22} />} title="Nothing is saved">
              Save a message from its menu, or by the key s on it, to come back to it later. Only you see what
              you save.
            </EmptyState>
          )}
          <ul aria-label="Saved messages" className="flex flex-col gap-3">
            {saved.slice(0, shown).map((one) => (
              <Saved key={`${one.room}/${one.seq}`} saved={one} />
            ))}
          </ul>
          {saved.length > shown && (
            <Button className="self-center" onClick={() => setShown(shown + shownAtOnce)}>
              Show more
            </Button>
          )}
        </div>
      </div>
    </>
  );
}

function Saved({ saved: { room, seq } }: { readonly saved: SavedMessage }) {
  const client = useChatClient();
  const view = useRoom(room);
  const found = useMessage(room, seq);
  const now = useNow('minute');
  const message = found?.kind === 'there' ? found.message : undefined;
  const author =
    found?.kind === 'there'
      ? (found.message.alias ?? personName(found.author ?? { name: 'Somebody' }))
      : 'A message';
  const at = message && `${times.day(message.at, now)}, ${times.clock(message.at)}`;
  return (
    <li className="relative rounded-xl border border-line p-3 pr-12 focus-within:bg-hover hover:bg-hover">
      <div className="flex flex-wrap items-baseline gap-x-2">
        {found?.kind === 'gone' ? (
          <span className="font-semibold">A message</span>
        ) : (
          <Link
            href={messagePath(room, seq)}
            aria-label={`${author}${at === undefined ? '' : `, ${at}`}: go to the message`}
            className="min-w-0 truncate font-semibold after:absolute after:inset-0 after:rounded-xl"
          >
            <bdi>{author}</bdi>
          </Link>
        )}
        <span className="text-xs text-ink-faint tabular-nums">
          {view !== undefined && (
            <>
              <bdi>{roomLabel(view)}</bdi>
              {' · '}
            </>
          )}
          {at}
        </span>
      </div>
      <p
        dir="auto"
        className="line-clamp-5 text-base [overflow-wrap:anywhere] whitespace-pre-line text-ink-soft"
      >
        {message !== undefined && message.deleted !== true ? (
          message.text
        ) : (
          <em>{whatBecame(found?.kind)}</em>
        )}
      </p>
      <IconButton
        size="sm"
        label="Take off the list"
        aria-label={`Take the message of ${author} off the list`}
        icon={<BookmarkX size={15} />}
        className="absolute top-2 right-2"
        onClick={() => {
          // The row goes, and the focus must not go with it.
          focusPage();
          toggleSaved(client, room, seq);
        }}
      />
    </li>
  );
}

function whatBecame(kind: 'there' | 'gone' | 'failed' | undefined): string {
  if (kind === 'there') return 'This message was deleted';
  if (kind === 'gone') return 'It can’t be read any more: you are not in its room, or the room is gone.';
  return kind === 'failed' ? 'It could not be loaded just now.' : 'Loading …';
}
