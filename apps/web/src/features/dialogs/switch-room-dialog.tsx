import { useRooms, type RoomView } from '@parley/react';
import clsx from 'clsx';
import { useId, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { RoomMark } from '../../ui/room/room-mark.tsx';
import { groupRooms, roomPath, roomTitle } from '../rooms.ts';

const shownAtMost = 12;

/** My rooms whose title holds the query, those that begin with it first, then those with something unread. */
function matching(rooms: readonly RoomView[], query: string): readonly RoomView[] {
  const wanted = query.trim().replace(/^#/u, '').toLocaleLowerCase();
  const { channels, privates, directs } = groupRooms(rooms);
  return [...channels, ...privates, ...directs]
    .map((view) => ({ view, at: roomTitle(view).toLocaleLowerCase().indexOf(wanted) }))
    .filter(({ at }) => at >= 0)
    .sort(
      (a, b) => Math.min(a.at, 1) - Math.min(b.at, 1) || Math.sign(b.view.unread) - Math.sign(a.view.unread),
    )
    .slice(0, shownAtMost)
    .map(({ view }) => view);
}

/** Ctrl+K: a few letters of a room's title, Enter, and one is there. */
export function SwitchRoomDialog({ onClose }: { readonly onClose: () => void }) {
  const id = useId();
  const rooms = useRooms() ?? [];
  const [, navigate] = useLocation();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const found = matching(rooms, query);

  const go = (view: RoomView | undefined) => {
    if (view === undefined) return;
    navigate(roomPath(view.id));
    onClose();
  };
  const keyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      setActive((active + step + found.length) % found.length);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      go(found[active]);
    }
  };

  return (
    <Dialog title="Go to a room" onClose={onClose}>
      <DialogBody>
        <input
          role="combobox"
          aria-label="Room"
          aria-expanded="true"
          aria-controls={`${id}-rooms`}
          aria-activedescendant={found[active] === undefined ? undefined : `${id}-rooms-${active}`}
          autoComplete="off"
          placeholder="Name of a room or person"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={keyDown}
          className="h-10 w-full shrink-0 rounded-lg border border-field-line bg-canvas px-3 text-base placeholder:text-ink-faint focus-visible:outline-offset-0"
        />
        {found.length === 0 && (
          <p className="py-12 text-center text-sm text-ink-soft">No room of yours is called that.</p>
        )}
        <Found id={`${id}-rooms`} rooms={found} active={active} onPoint={setActive} onPick={go} />
      </DialogBody>
    </Dialog>
  );
}

interface FoundProps {
  readonly id: string;
  readonly rooms: readonly RoomView[];
  readonly active: number;
  readonly onPoint: (index: number) => void;
  readonly onPick: (view: RoomView) => void;
}

/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events -- no tag is the list of a combobox, and the keys are the combobox's */

function Found({ id, rooms, active, onPoint, onPick }: FoundProps) {
  return (
    <div id={id} role="listbox" aria-label="Rooms" className="-mx-2 flex flex-col">
      {rooms.map((view, index) => (
        <div
          key={view.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onClick={() => onPick(view)}
          onPointerMove={() => onPoint(index)}
          className={clsx(
            'flex h-10 shrink-0 cursor-default items-center gap-2.5 rounded-lg px-2',
            index === active && 'bg-pressed',
          )}
        >
          <span aria-hidden="true" className="flex w-5 justify-center text-ink-faint">
            <RoomMark kind={view.room.kind} people={view.people} />
          </span>
          <span dir="auto" className="min-w-0 flex-1 truncate">
            {roomTitle(view)}
          </span>
          {view.unread > 0 && (
            <span className="text-xs text-accent-ink tabular-nums">{view.unread} unread</span>
          )}
        </div>
      ))}
    </div>
  );
}
