import type { User } from '@parley/events';
import { useReadable, useRooms, useUser, type RoomView } from '@parley/react';
import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../ui/button.tsx';
import { Row, Rows } from '../../ui/sections/rows.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { useNow } from '../clock.ts';
import { moment } from '../moment.ts';
import { browserLedger, ledgerAtMost, type LedgerEntry } from '../notify/ledger.ts';
import { entryWords } from '../notify/reasons.ts';
import { personName } from '../person-name.ts';
import { messagePath, roomLabel } from '../rooms.ts';

const first = 20;

/** Why messages did, or did not, notify on this device. */
export function LedgerSection({ me }: { readonly me: User }) {
  const [ledger] = useState(() => browserLedger(me.id));
  const entries = useReadable(ledger);
  const rooms = useRooms() ?? [];
  const [shown, setShown] = useState(first);
  return (
    <Section
      title="Why was I notified, or not?"
      description={`What this device did about the last ${ledgerAtMost} messages, kept on this device alone, without what they say.`}
      action={entries.length > 0 && <Button onClick={() => ledger.clear()}>Erase</Button>}
    >
      {entries.length === 0 && <p className="text-base text-ink-soft">No message has come yet.</p>}
      <Rows label="Messages and what became of them">
        {entries.slice(0, shown).map((entry) => (
          <EntryRow
            key={`${entry.room} ${entry.seq}`}
            entry={entry}
            view={rooms.find(({ id }) => id === entry.room)}
          />
        ))}
      </Rows>
      {entries.length > shown && (
        <Button className="self-start" onClick={() => setShown(shown + 2 * first)}>
          Show more
        </Button>
      )}
    </Section>
  );
}

function EntryRow({ entry, view }: { readonly entry: LedgerEntry; readonly view: RoomView | undefined }) {
  const now = useNow('minute');
  const room = view === undefined ? 'A room you are not in any more' : roomLabel(view);
  const title =
    'verdict' in entry ? (
      <>
        <Author entry={entry} /> in {room}
      </>
    ) : (
      room
    );
  return (
    <Row
      title={
        view === undefined ? (
          title
        ) : (
          <Link href={messagePath(entry.room, entry.seq)} className="underline">
            {title}
          </Link>
        )
      }
      note={`${moment(entry.at, now)}. ${entryWords(entry)}`}
    />
  );
}

function Author({ entry }: { readonly entry: Extract<LedgerEntry, { verdict: unknown }> }) {
  const user = useUser(entry.author);
  return entry.alias ?? (user === undefined ? 'Somebody' : personName(user));
}
