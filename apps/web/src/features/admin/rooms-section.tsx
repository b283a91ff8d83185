import { useRoomList } from '@parley/react';
import { Hash, Lock } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Link } from 'wouter';
import { adminRoomsTexts } from '../../texts/en/admin-rooms.ts';
import { Section } from '../../ui/sections/section-page.tsx';
import { Row, Rows } from '../../ui/sections/rows.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ListEnd } from '../list-end.tsx';
import { roomPath } from '../rooms.ts';

/** All channels, and the private rooms that one is in: those of others are not even the owner's to know. */
export function RoomsSection() {
  const t = adminRoomsTexts();
  const [query, setQuery] = useState('');
  const rooms = useRoomList(useDeferredValue(query.trim()));
  return (
    <Section title={t.title} description={t.description}>
      <TextField
        type="search"
        label={t.search}
        labelHidden
        placeholder={t.byName}
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <Rows label={t.title}>
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
              t.members({ count: members }),
              ...(room.archived === true ? [t.archived] : []),
              ...(room.readOnly === true ? [t.readOnly] : []),
              ...(room.slowModeSeconds === undefined ? [] : [t.slow({ seconds: room.slowModeSeconds })]),
            ].join(' · ')}
          />
        ))}
      </Rows>
      <ListEnd pages={rooms} loading={t.loading} none={query.trim() === '' ? t.none : t.noneCalled} />
    </Section>
  );
}
