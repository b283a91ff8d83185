import { limits } from '@parley/events/limits';
import { useRooms } from '@parley/react';
import clsx from 'clsx';
import { SlidersHorizontal } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { searchTexts } from '../../texts/en/search.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { hasKeyboard } from '../../ui/pointer.ts';
import { Select } from '../../ui/select.tsx';
import { groupRooms, isRoomId, roomLabel } from '../rooms.ts';
import type { Asked } from './asked.ts';
import { searchFieldId } from './search-address.ts';
import { AuthorField } from './author-field.tsx';
import { Chips } from './chips.tsx';
import { Labelled } from './labelled.tsx';
import type { Asking } from './use-ask.ts';

interface SearchFormProps {
  readonly asked: Asked;
  readonly asking: Asking;
}

const field =
  'h-control w-full min-w-0 rounded-lg border border-field-line bg-canvas px-3 text-base text-ink placeholder:text-ink-faint focus-visible:outline-offset-0';

/** What gives way to a flag. */
const onlyOne: Partial<Record<keyof Asked, Partial<Asked>>> = {
  links: { files: false },
  files: { links: false },
};

/** The words are asked for with Enter, a filter as soon as it is set. */
export function SearchForm({ asked, asking: { ask, problem } }: SearchFormProps) {
  const t = searchTexts();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState({ asked: asked.query, typed: asked.query });
  // The address changed from elsewhere.
  if (words.asked !== asked.query) setWords({ asked: asked.query, typed: asked.query });
  useEffect(() => {
    if (hasKeyboard()) input.current?.focus();
  }, []);
  const { room, from, since, until, links, files, pinned, mine } = asked;
  const filters = [room, from, since, until].filter((one) => one !== undefined).length;
  const set = filters + [links, files, pinned, mine].filter(Boolean).length;
  const filter = (changed: Partial<Asked>) => void ask(words.typed, changed);
  const flags = [
    ['links', t.withLinks],
    ['files', t.withFiles],
    ['pinned', t.onlyPinned],
    ['mine', t.onlyMine],
  ] as const;
  return (
    <form
      role="search"
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void ask(words.typed);
      }}
    >
      <div className="flex gap-2">
        <input
          ref={input}
          id={searchFieldId}
          type="search"
          aria-label={t.field}
          placeholder={t.field}
          autoComplete="off"
          enterKeyHint="search"
          maxLength={limits.searchQuery}
          value={words.typed}
          onChange={(event) => setWords({ ...words, typed: event.target.value })}
          className={field}
        />
        <Button type="submit" kind="primary">
          {t.ask}
        </Button>
      </div>
      {problem !== undefined && <ErrorNote>{problem}</ErrorNote>}
      {/* On a phone the filters would push what was found off the screen. */}
      <Button size="sm" aria-expanded={open} className="self-start md:hidden" onClick={() => setOpen(!open)}>
        <SlidersHorizontal size={14} aria-hidden="true" />
        {set === 0 ? t.filters : t.filtersSet({ count: set })}
      </Button>
      <div className={clsx('grid grid-cols-2 gap-3 md:grid-cols-4', !open && 'max-md:hidden')}>
        <RoomField room={asked.room} onRoom={(room) => filter({ room })} />
        <AuthorField
          key={asked.from}
          from={asked.from}
          className={field}
          onFrom={(from) => filter({ from })}
        />
        <DayField label={t.fromDay} day={asked.since} onDay={(since) => filter({ since })} />
        <DayField label={t.toDay} day={asked.until} onDay={(until) => filter({ until })} />
      </div>
      <div className={clsx('flex flex-wrap gap-x-5 gap-y-2', !open && 'max-md:hidden')}>
        {flags.map(([name, label]) => (
          <label key={name} className="flex items-center gap-2 text-base">
            <input
              type="checkbox"
              checked={asked[name]}
              onChange={(event) => filter({ ...onlyOne[name], [name]: event.target.checked })}
            />
            {label}
          </label>
        ))}
      </div>
      <Chips asked={asked} onAsk={filter} />
    </form>
  );
}

interface RoomFieldProps {
  readonly room: Asked['room'];
  readonly onRoom: (room: Asked['room']) => void;
}

function RoomField({ room, onRoom }: RoomFieldProps) {
  const t = searchTexts();
  const { channels, privates, directs } = groupRooms(useRooms() ?? []);
  const mine = [...channels, ...privates, ...directs];
  return (
    <Labelled label={t.within}>
      {(id) => (
        <Select
          id={id}
          value={room ?? ''}
          onChange={({ target: { value } }) => onRoom(isRoomId(value) ? value : undefined)}
        >
          <option value="">{t.allRooms}</option>
          {/* A channel I look at from outside. */}
          {room !== undefined && !mine.some((view) => view.id === room) && (
            <option value={room}>{t.thisRoom}</option>
          )}
          {mine.map((view) => (
            <option key={view.id} value={view.id}>
              {roomLabel(view)}
            </option>
          ))}
        </Select>
      )}
    </Labelled>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly day: string | undefined;
  readonly onDay: (day: string | undefined) => void;
}

function DayField({ label, day, onDay }: DayFieldProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <input
          id={id}
          type="date"
          value={day ?? ''}
          onChange={({ target: { value } }) => onDay(value === '' ? undefined : value)}
          className={field}
        />
      )}
    </Labelled>
  );
}
