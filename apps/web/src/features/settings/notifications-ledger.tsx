import type { User } from '@parley/events';
import { useChatClient, useReadable, useRooms, useThreads, useUser, type RoomView } from '@parley/react';
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { namesTexts } from '../../texts/en/names.ts';
import { commonTexts } from '../../texts/en/common.ts';
import { fill } from '../../texts/texts.ts';
import { notificationSettingsTexts } from '../../texts/en/notification-settings.ts';
import { Button } from '../../ui/button.tsx';
import { Row, Rows } from '../../ui/sections/rows.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { useNow } from '../clock.ts';
import { moment } from '../moment.ts';
import { browserLedger, ledgerAtMost, type LedgerEntry } from '../notify/ledger.ts';
import { entryWords } from '../notify/reasons.ts';
import { personName } from '../person-name.ts';
import { placeLabel } from '../notify/words.ts';
import { placePath } from '../rooms.ts';

const first = 20;

/** Why messages did, or did not, notify on this device. */
export function LedgerSection({ me }: { readonly me: User }) {
  const t = notificationSettingsTexts();
  const [ledger] = useState(() => browserLedger(me.id));
  const entries = useReadable(ledger);
  const rooms = [...(useRooms() ?? []), ...(useThreads() ?? [])];
  const [shown, setShown] = useState(first);
  return (
    <Section
      title={t.why}
      description={t.whyHint({ count: ledgerAtMost })}
      action={entries.length > 0 && <Button onClick={() => ledger.clear()}>{t.erase}</Button>}
    >
      {entries.length === 0 && <p className="text-base text-ink-soft">{t.noneYet}</p>}
      <Rows label={t.ledger}>
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
          {commonTexts().showMore}
        </Button>
      )}
    </Section>
  );
}

function EntryRow({ entry, view }: { readonly entry: LedgerEntry; readonly view: RoomView | undefined }) {
  const t = notificationSettingsTexts();
  const client = useChatClient();
  const now = useNow('minute');
  const room = view && placeLabel(client, view);
  const said = (author: ReactNode) =>
    room === undefined ? fill(t.entryLeft, { author }) : fill(t.entry, { author, room });
  const title = 'verdict' in entry ? said(<Author entry={entry} />) : (room ?? t.leftRoom);
  return (
    <Row
      title={
        view === undefined ? (
          title
        ) : (
          <Link href={placePath(view.room, entry.seq)} className="underline">
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
  return entry.alias ?? (user === undefined ? namesTexts().somebody : personName(user));
}
