import type { Ack, AuditEntry, RoomId } from '@parley/events';
import { useChatClient, usePages, useRooms, type ChatClient, type Page } from '@parley/react';
import { Download } from 'lucide-react';
import { useCallback, useState } from 'react';
import { auditTexts } from '../../texts/en/audit.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { Row, Rows } from '../../ui/sections/rows.tsx';
import { useClock, useNow } from '../clock.ts';
import { ListEnd } from '../list-end.tsx';
import { moment } from '../moment.ts';
import { problemText } from '../problem.ts';
import { roomLabel } from '../rooms.ts';
import { saveFile } from '../save-file.ts';
import { usePeople } from '../use-names.ts';
import { auditWords, detailWords } from './audit-words.ts';

const pageOf = async (client: ChatClient, before: AuditEntry | undefined): Promise<Ack<Page<AuditEntry>>> => {
  const ack = await client.listAudit(before === undefined ? {} : { before: before.id });
  return ack.ok ? { ok: true, data: { items: ack.data.entries, more: ack.data.more } } : ack;
};

/** All of the log, the newest first. */
async function wholeLog(client: ChatClient): Promise<Ack<readonly AuditEntry[]>> {
  const all: AuditEntry[] = [];
  for (;;) {
    const ack = await pageOf(client, all.at(-1));
    if (!ack.ok) return ack;
    all.push(...ack.data.items);
    if (!ack.data.more) return { ok: true, data: all };
  }
}

/** Every administrative act, the newest first. */
export function AuditSection() {
  const t = auditTexts();
  const client = useChatClient();
  const clock = useClock();
  const now = useNow('minute');
  const rooms = useRooms();
  const labels = new Map(rooms?.map((view) => [view.id, roomLabel(view)]));
  const reader = { now, labelOf: (room: RoomId) => labels.get(room) };
  const pages = usePages(useCallback((before: AuditEntry | undefined) => pageOf(client, before), [client]));
  const personOf = usePeople(
    pages.items.flatMap(({ actor, target }) => (target.user === undefined ? [actor] : [actor, target.user])),
  );
  const [exporting, setExporting] = useState(false);
  const [problem, setProblem] = useState<string>();

  const save = async () => {
    setExporting(true);
    const ack = await wholeLog(client);
    setExporting(false);
    setProblem(ack.ok ? undefined : problemText(ack.error));
    if (!ack.ok) return;
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    saveFile(`parley-audit-${day}.json`, 'application/json', `${JSON.stringify(ack.data, undefined, 2)}\n`);
  };

  return (
    <Section
      title={t.title}
      description={t.description}
      action={
        <Button busy={exporting} onClick={() => void save()}>
          <Download size={15} aria-hidden="true" />
          {t.export}
        </Button>
      }
    >
      {problem !== undefined && <ErrorNote>{problem}</ErrorNote>}
      <Rows label={t.title}>
        {pages.items.map((entry) => (
          <Row
            key={entry.id}
            title={auditWords(
              entry,
              personOf(entry.actor).name,
              entry.target.user && personOf(entry.target.user).name,
            )}
            note={[moment(entry.at, now), ...detailWords(entry, reader)].join(' · ')}
          />
        ))}
      </Rows>
      <ListEnd pages={pages} loading={t.loading} none={t.none} />
    </Section>
  );
}
