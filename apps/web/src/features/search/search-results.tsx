import type { MessageId, Room, RoomId } from '@parley/events';
import { useRooms, type Hit, type RoomView } from '@parley/react';
import { UnfoldVertical } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { Link } from 'wouter';
import { searchTexts } from '../../texts/en/search.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/button.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { FileNames } from '../../ui/message-gist.tsx';
import { FoundText } from '../../ui/search/found-text.tsx';
import { times } from '../../ui/times.ts';
import { useNow } from '../clock.ts';
import { placePath, roomLabel } from '../rooms.ts';
import { usePeople, type Person } from '../use-names.ts';
import { AroundHit } from './around-hit.tsx';

/** A conversation is called by its people, of whom the author is one. */
const placeLabel = (view: RoomView): string =>
  view.room.kind === 'direct' ? searchTexts().direct({ room: roomLabel(view) }) : roomLabel(view);

/** What a room is called; of a thread the room it belongs to, if that is mine. */
function placeOf({ id, name, parent }: Room, mine: ReadonlyMap<RoomId, string>): string {
  const t = searchTexts();
  if (parent === undefined) return mine.get(id) ?? `#${name}`;
  const home = mine.get(parent.room);
  const thread = name === '' ? t.thread : t.threadNamed({ name });
  return home === undefined ? thread : t.threadIn({ thread, room: home });
}

interface SearchResultsProps {
  readonly hits: readonly Hit[];
  /** The message of which one comes back. */
  readonly opened: string | undefined;
  readonly onOpen: (message: MessageId) => void;
}

/** What was found, newest first. Arrow keys go from one to the next, Enter to its place in its room. */
export function SearchResults({ hits, opened, onOpen }: SearchResultsProps) {
  const t = searchTexts();
  const now = useNow('minute');
  const personOf = usePeople(hits.map(({ message }) => message.author));
  const mine = new Map((useRooms() ?? []).map((view) => [view.id, placeLabel(view)]));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are for the links inside
    <ol aria-label={t.results} onKeyDown={moveOn} className="flex flex-col">
      {hits.map((hit) => (
        <Result
          key={hit.message.id}
          hit={hit}
          person={personOf(hit.message.author)}
          place={placeOf(hit.room, mine)}
          now={now}
          isOpened={hit.message.id === opened}
          onOpen={() => onOpen(hit.message.id)}
        />
      ))}
    </ol>
  );
}

interface ResultProps {
  readonly hit: Hit;
  readonly person: Person;
  readonly place: string;
  readonly now: number;
  readonly isOpened: boolean;
  readonly onOpen: () => void;
}

function Result({ hit, person, place, now, isOpened, onOpen }: ResultProps) {
  const t = searchTexts();
  const [around, setAround] = useState(false);
  const { room, message, highlights } = hit;
  const author = message.alias ?? person.name;
  const day = times.day(message.at, now);
  const clock = times.clock(message.at);
  return (
    <li className="-mx-3 rounded-xl focus-within:bg-hover hover:bg-hover">
      <div className="relative flex gap-3 px-3 py-3">
        <Avatar name={author} picture={person.picture} size="lg" />
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-baseline gap-x-2">
            <Link
              ref={isOpened ? focusOnMount : undefined}
              onClick={onOpen}
              href={placePath(room, message.seq)}
              data-result=""
              aria-label={t.open({ author, place, day, clock })}
              className="max-w-full truncate font-semibold after:absolute after:inset-0 after:rounded-xl"
            >
              <bdi>{author}</bdi>
            </Link>
            <span dir="auto" className="max-w-full truncate text-sm text-ink-soft">
              {place}
            </span>
            <time
              dateTime={new Date(message.at).toISOString()}
              title={times.full(message.at)}
              className="text-sm text-ink-faint tabular-nums"
            >
              {day}, {clock}
            </time>
          </div>
          {message.text !== '' && <FoundText text={message.text} ranges={highlights} />}
          {message.files && <FileNames files={message.files} />}
        </div>
        <IconButton
          size="sm"
          label={t.around}
          aria-label={t.showAround({ author, day, clock })}
          aria-expanded={around}
          icon={<UnfoldVertical size={16} />}
          className="relative"
          onClick={() => setAround(!around)}
        />
      </div>
      {around && (
        <div className="px-3 pb-4 ps-15">
          <AroundHit hit={hit} />
        </div>
      )}
    </li>
  );
}

function moveOn(event: KeyboardEvent<HTMLElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-result]')];
  const row = event.target instanceof Element ? event.target.closest('li:has([data-result])') : null;
  const next = links[links.findIndex((link) => row?.contains(link)) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
