import type { Report, ReportOutcome, Room } from '@parley/events';
import { can } from '@parley/events/policy';
import { useChatClient, useMe, useRoom, useUser } from '@parley/react';
import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Row } from '../../ui/sections/rows.tsx';
import { BanDialog } from '../admin/ban-dialog.tsx';
import { useNow } from '../clock.ts';
import { useOpenDialog } from '../dialogs/dialogs.tsx';
import { moment, momentInText } from '../moment.ts';
import { useNotify } from '../notices.tsx';
import { personName } from '../person-name.ts';
import { problemText } from '../problem.ts';
import { messagePath } from '../rooms.ts';
import { usePeople } from '../use-names.ts';
import { rightsIn, useVisitorRights } from '../use-rights.ts';

interface ReportProps {
  readonly report: Report;
  /** Undefined if it is none of mine to know. */
  readonly room: Room | undefined;
}

const placeWords = (room: Room | undefined): string => {
  if (room === undefined) return 'in a private conversation';
  if (room.kind === 'direct') return 'in a direct conversation';
  return room.kind === 'channel' ? `in #${room.name}` : `in ${room.name}`;
};

interface OpenReportProps extends ReportProps {
  /** It is resolved, and about to leave the list. */
  readonly onResolved: () => void;
}

/** What was said, where and by whom, who minds and why; and what can be done about it. */
export function OpenReport({ report, room, onResolved }: OpenReportProps) {
  const personOf = usePeople([report.author, report.by]);
  const now = useNow('minute');
  const author = personOf(report.author).name;
  return (
    <Row
      title={author}
      note={`${placeWords(room)} · reported by ${personOf(report.by).name}, ${momentInText(report.at, now)}`}
    >
      <Said text={report.text} />
      <Why reason={report.reason} />
      <Actions report={report} room={room} author={author} onResolved={onResolved} />
    </Row>
  );
}

/** As much of a long text as one needs to see what it is, and the rest on request. */
const shownAtFirst = 600;

function Said({ text }: { readonly text: string }) {
  const [whole, setWhole] = useState(false);
  const isCut = !whole && text.length > shownAtFirst;
  return (
    <>
      <blockquote
        dir="auto"
        className="rounded-lg bg-sunken px-3 py-2 text-base [overflow-wrap:anywhere] whitespace-pre-wrap"
      >
        {text === '' && 'The message is gone, with the account of who wrote it.'}
        {isCut ? `${text.slice(0, shownAtFirst)}…` : text}
      </blockquote>
      {isCut && (
        <Button size="sm" className="self-start" onClick={() => setWhole(true)}>
          Show all of it
        </Button>
      )}
    </>
  );
}

/** Empty when who reported it has deleted the account with all they said. */
function Why({ reason }: { readonly reason: string }) {
  if (reason === '') return null;
  return (
    <p dir="auto" className="text-base [overflow-wrap:anywhere] text-ink-soft">
      <span className="font-medium text-ink">Why:</span> {reason}
    </p>
  );
}

function Actions({ report, room, author, onResolved }: OpenReportProps & { readonly author: string }) {
  const client = useChatClient();
  const notify = useNotify();
  const openDialog = useOpenDialog();
  const may = useReportRights(report, room);
  const person = useUser(report.author);
  const [busy, setBusy] = useState<'handled' | 'dismissed' | 'delete'>();
  const [asking, setAsking] = useState<'delete' | 'ban'>();
  const [problem, setProblem] = useState<string>();

  const resolve = async (outcome: ReportOutcome, said: string) => {
    const ack = await client.resolveReport(report.id, outcome);
    setBusy(undefined);
    if (!ack.ok) return notify(problemText(ack.error));
    notify(said);
    onResolved();
  };
  const close = (outcome: ReportOutcome) => {
    setBusy(outcome);
    void resolve(outcome, outcome === 'handled' ? 'The report is closed.' : 'The report is dismissed.');
  };
  const remove = async () => {
    setBusy('delete');
    const ack = await client.deleteMessage(report.room, report.seq);
    // Gone already is what was wanted.
    if (!ack.ok && ack.error.code !== 'not_found') {
      setBusy(undefined);
      return setProblem(problemText(ack.error));
    }
    setAsking(undefined);
    await resolve('handled', 'The message is deleted, and the report closed.');
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button size="sm" busy={busy !== undefined} onClick={() => close('dismissed')}>
        Dismiss
      </Button>
      <Button size="sm" busy={busy !== undefined} onClick={() => close('handled')}>
        Mark as handled
      </Button>
      {may.remove && (
        <Button size="sm" busy={busy !== undefined} onClick={() => setAsking('delete')}>
          Delete the message
        </Button>
      )}
      {may.lead && (
        <Button
          size="sm"
          aria-label={`Mute or remove ${author}`}
          aria-haspopup="dialog"
          onClick={() => openDialog({ kind: 'room-details', room: report.room })}
        >
          Mute or remove
        </Button>
      )}
      {may.ban && (
        <Button size="sm" aria-label={`Ban ${author}`} onClick={() => setAsking('ban')}>
          Ban
        </Button>
      )}
      {room !== undefined && (
        <Link
          href={messagePath(report.room, report.seq)}
          className="rounded-md px-1 text-base font-medium text-accent-ink underline"
        >
          See it in the room
        </Link>
      )}
      {asking === 'delete' && (
        <ConfirmDialog
          title="Delete the message?"
          action="Delete"
          busy={busy !== undefined}
          error={problem}
          onConfirm={() => void remove()}
          onCancel={() => setAsking(undefined)}
        >
          It goes for everybody and for good, and this report is closed.
        </ConfirmDialog>
      )}
      {asking === 'ban' && person !== undefined && (
        <BanDialog
          user={{ ...person, name: personName(person) }}
          onClose={() => setAsking(undefined)}
          onBanned={() => {
            setAsking(undefined);
            notify(`${author} is banned. The report is still open.`);
          }}
        />
      )}
    </div>
  );
}

/** By the table of policy; of the author's standing in the room no more is known here than that they may stand there. */
function useReportRights({ room: id, author }: Report, room: Room | undefined) {
  const me = useMe();
  const view = useRoom(id);
  const asVisitor = useVisitorRights(room);
  const person = useUser(author);
  const subject = { role: person?.role ?? 'guest' };
  const about = { owner: author, subject } as const;
  const may = view === undefined ? asVisitor : rightsIn(me, view);
  const isMine = me?.id === author;
  return {
    remove: may('message:delete', about),
    lead: view !== undefined && !isMine && may('room:mute', about),
    ban:
      me !== undefined && person?.gone === undefined && person?.role !== 'bot' && can(me, 'user:ban', about),
  };
}

const outcomeWords = { handled: 'handled', dismissed: 'dismissed' } as const;

/** The text is forgotten; who reported, why, and what came of it stays. */
export function ResolvedReport({ report, room }: ReportProps) {
  const { author, by, resolved, reason, at } = report;
  const personOf = usePeople(resolved === undefined ? [author, by] : [author, by, resolved.by]);
  const now = useNow('minute');
  return (
    <Row
      title={`A message of ${personOf(author).name} ${placeWords(room)}`}
      note={[
        `reported by ${personOf(by).name}, ${momentInText(at, now)}`,
        ...(resolved === undefined
          ? []
          : [
              `${outcomeWords[resolved.outcome]} by ${personOf(resolved.by).name}, ${moment(resolved.at, now)}`,
            ]),
      ].join(' · ')}
    >
      <Why reason={reason} />
    </Row>
  );
}
