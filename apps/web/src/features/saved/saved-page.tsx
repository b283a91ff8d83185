import { useChatClient, usePreferences, useRoom, useRooms } from '@parley/react';
import { Bookmark, BookmarkX } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { namesTexts } from '../../texts/en/names.ts';
import { savedPageTexts } from '../../texts/en/saved-page.ts';
import { IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { focusBeside } from '../../ui/focus-beside.ts';
import { MessageGist } from '../../ui/message-gist.tsx';
import { PageHeader } from '../../ui/room/room-header.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { useNow } from '../clock.ts';
import { useMessage } from '../elsewhere/use-message.ts';
import { focusPage } from '../focus-page.ts';
import { moment } from '../moment.ts';
import { PageTitle } from '../page-title.tsx';
import { personName } from '../person-name.ts';
import { messagePath, roomLabel } from '../rooms.ts';
import { savedMessages, toggleSaved, type SavedMessage } from './saved.ts';
import { MoreButton } from '../more-button.tsx';

const shownAtOnce = 20;

/** What I put aside to come back to, the last saved first. */
export function SavedPage() {
  const t = savedPageTexts();
  const saved = savedMessages(usePreferences());
  const isKnown = useRooms() !== undefined;
  const [shown, setShown] = useState(shownAtOnce);
  return (
    <>
      <PageTitle>{t.title}</PageTitle>
      <PageHeader>
        <Bookmark size={18} aria-hidden="true" className="text-ink-faint" />
        <h1 className="truncate text-read font-semibold">{t.title}</h1>
      </PageHeader>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-2xl flex-col gap-4 px-4 py-6 md:px-6">
          {!isKnown && <ListSkeleton label={t.loading} />}
          {isKnown && saved.length === 0 && (
            <EmptyState icon={<Bookmark size={22} />} title={t.none}>
              {t.noneHint}
            </EmptyState>
          )}
          <ul aria-label={t.list} className="flex flex-col gap-3">
            {saved.slice(0, shown).map((one) => (
              <Saved key={`${one.room}/${one.seq}`} saved={one} />
            ))}
          </ul>
          {saved.length > shown && <MoreButton onMore={() => setShown(shown + shownAtOnce)} />}
        </div>
      </div>
    </>
  );
}

function Saved({ saved: { room, seq } }: { readonly saved: SavedMessage }) {
  const t = savedPageTexts();
  const client = useChatClient();
  const view = useRoom(room);
  const found = useMessage(room, seq);
  const now = useNow('minute');
  const message = found?.kind === 'there' ? found.message : undefined;
  const author =
    found?.kind === 'there'
      ? (found.message.alias ?? personName(found.author ?? { name: namesTexts().somebody }))
      : t.message;
  const at = message && moment(message.at, now);
  return (
    <li className="relative rounded-xl border border-line p-3 pe-12 focus-within:bg-hover hover:bg-hover">
      <div className="flex flex-wrap items-baseline gap-x-2">
        {found?.kind === 'gone' ? (
          <span className="font-semibold">{t.message}</span>
        ) : (
          <Link
            href={messagePath(room, seq)}
            aria-label={at === undefined ? t.goTo({ author }) : t.goToAt({ author, when: at })}
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
      {found?.kind === 'there' ? (
        <MessageGist {...found.message} className="line-clamp-5 text-base text-ink-soft" />
      ) : (
        <p className="text-base text-ink-soft">
          <em>{whatBecame(found?.kind)}</em>
        </p>
      )}
      <IconButton
        size="sm"
        label={t.take}
        aria-label={t.takeOf({ author })}
        icon={<BookmarkX size={15} />}
        className="absolute top-2 end-2"
        onClick={(event) => {
          focusBeside(event.currentTarget, focusPage);
          toggleSaved(client, room, seq);
        }}
      />
    </li>
  );
}

function whatBecame(kind: 'gone' | 'failed' | undefined): string {
  const t = savedPageTexts();
  if (kind === 'gone') return t.gone;
  return kind === 'failed' ? t.failed : t.loadingOne;
}
