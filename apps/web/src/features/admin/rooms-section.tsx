import { useRoomList } from '@parley/react';
import { Hash, Lock } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Link } from 'wouter';
import { Section } from '../../ui/sections/section-page.tsx';
import { Row, Rows } from '../../ui/sections/rows.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { count } from '../amounts.ts';
import { ListEnd } from '../list-end.tsx';
import { roomPath } from '../rooms.ts';

/** All channels, and the private rooms that one is in: those of others are not even the owner's to know. */
export function RoomsSection() {
  const [query, setQuery] = useState('');
  const rooms = useRoomList(useDeferredValue(query.trim()));
  return (
    <Section
      title="Rooms"
      description="All channels, and the private rooms that you are in. What can be done in a room is in its details."
    >
      <TextField
        type="search"
        label="Search rooms"
        labelHidden
        placeholder="Search by name"
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <Rows label="Rooms">
        {rooms.items.map(({ room, members }) => (
          <Row
            key={room.id}
            mark={
              <span aria-hidden="true" className="text-ink-faint">
                {room.kind === 'private' ? <Lock size={16} /> : <Hash size={17} />}
              </span>
            }
            title={
              <Link href={roomPath(room.id)} className="rounded-md hover:underline">
                {room.name}
              </Link>
            }
            note={[
              `${count(members)} ${members === 1 ? 'member' : 'members'}`,
              ...(room.readOnly === true ? ['read-only'] : []),
              ...(room.slowModeSeconds === undefined ? [] : [`slow mode, ${room.slowModeSeconds} s`]),
            ].join(' · ')}
          />
        ))}
      </Rows>
      <ListEnd
        pages={rooms}
        loading="Loading rooms"
        none={query.trim() === '' ? 'There are no rooms.' : 'No room is called that.'}
      />
    </Section>
  );
}
