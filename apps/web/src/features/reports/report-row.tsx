import type { Report, ReportOutcome, Room } from '@parley/events';
import { can } from '@parley/events/policy';
import { useChatClient, useMe, useRoom, useUser } from '@parley/react';
import { Ban, CircleCheck, UserMinus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { reportsTexts } from '../../texts/en/reports.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { MenuItem } from '../../ui/menu.tsx';
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

function placeWords(room: Room | undefined): string {
  const t = reportsTexts();
  if (room === undefined) return t.inPrivate;
  if (room.kind === 'direct') return t.inDirect;
  return t.inRoom({ room: room.kind === 'channel' ? `#${room.name}` : room.name });
}

interface OpenReportProps extends ReportProps {
  /** It is resolved, and about to leave the list. */
  readonly onResolved: () => void;
}

/** What was said, where and by whom, who minds and why; and what can be done about it. */
export function OpenReport({ report, room, onResolved }: OpenReportProps) {
  const t = reportsTexts();
  const personOf = usePeople([report.author, report.by]);
  const now = useNow('minute');
  const author = personOf(report.author).name;
  return (
    <Row
      title={author}
      note={
        <>
          {`${placeWords(room)} · ${t.reportedBy({ name: personOf(report.by).name, when: momentInText(report.at, now) })}`}
          {room !== undefined && (
            <>
              {/* It ends a line rather than beginning one. */}
              {'\u00a0· '}
              <Link
                href={messagePath(report.room, report.seq)}
                className="rounded-sm font-medium text-accent-ink hover:underline"
              >
                {t.see}
              </Link>
            </>
          )}
        </>
      }
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
  const t = reportsTexts();
  const [whole, setWhole] = useState(false);
  const isCut = !whole && text.length > shownAtFirst;
  return (
    <>
      <blockquote
        dir="auto"
        className="rounded-lg bg-sunken px-3 py-2 text-base [overflow-wrap:anywhere] whitespace-pre-wrap"
      >
        {text === '' && t.gone}
        {isCut ? `${text.slice(0, shownAtFirst)}…` : text}
      </blockquote>
      {isCut && (
        <Button size="sm" className="self-start" onClick={() => setWhole(true)}>
          {t.showAll}
        </Button>
      )}
    </>
  );
}

/** Empty when who reported it has deleted the account with all they said. */
function Why({ reason }: { readonly reason: string }) {
  const t = reportsTexts();
  if (reason === '') return null;
  return (
    <p dir="auto" className="text-base [overflow-wrap:anywhere] text-ink-soft">
      <span className="font-medium text-ink">{t.why}</span> {reason}
    </p>
  );
}

function Actions({ report, room, author, onResolved }: OpenReportProps & { readonly author: string }) {
  const t = reportsTexts();
  const client = useChatClient();
  const notify = useNotify();
  const openDialog = useOpenDialog();
  const may = useReportRights(report, room);
  const person = useUser(report.author);
  const [isBusy, setBusy] = useState(false);
  const [asking, setAsking] = useState<'delete' | 'ban'>();
  const [problem, setProblem] = useState<string>();

  const resolve = async (outcome: ReportOutcome, said: string) => {
    const ack = await client.resolveReport(report.id, outcome);
    setBusy(false);
    if (!ack.ok) return notify(problemText(ack.error));
    notify(said, 'success');
    onResolved();
  };
  const close = (outcome: ReportOutcome) => {
    setBusy(true);
    void resolve(outcome, outcome === 'handled' ? t.closed : t.dismissed);
  };
  const remove = async () => {
    setBusy(true);
    const ack = await client.deleteMessage(report.room, report.seq);
    // Gone already is what was wanted.
    if (!ack.ok && ack.error.code !== 'not_found') {
      setBusy(false);
      return setProblem(problemText(ack.error));
    }
    setAsking(undefined);
    await resolve('handled', t.deleted);
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      {may.remove ? (
        <Button size="sm" kind="danger-outline" busy={isBusy} onClick={() => setAsking('delete')}>
          {t.delete}
        </Button>
      ) : (
        <Button size="sm" busy={isBusy} onClick={() => close('handled')}>
          {t.handle}
        </Button>
      )}
      <Button size="sm" kind="quiet" busy={isBusy} onClick={() => close('dismissed')}>
        {t.dismiss}
      </Button>
      {(may.remove || may.lead || may.ban) && (
        <ActionMenu label={t.actions({ name: author })}>
          {may.remove && (
            <MenuItem icon={<CircleCheck size={16} />} label={t.handle} onClick={() => close('handled')} />
          )}
          {may.lead && (
            <MenuItem
              icon={<UserMinus size={16} />}
              label={t.mute}
              onClick={() => openDialog({ kind: 'room-details', room: report.room })}
            />
          )}
          {may.ban && (
            <MenuItem icon={<Ban size={16} />} label={t.ban} danger onClick={() => setAsking('ban')} />
          )}
        </ActionMenu>
      )}
      {asking === 'delete' && (
        <ConfirmDialog
          title={t.deleteTitle}
          action={t.deleteNow}
          busy={isBusy}
          error={problem}
          onConfirm={() => void remove()}
          onCancel={() => setAsking(undefined)}
        >
          {t.deleteText}
        </ConfirmDialog>
      )}
      {asking === 'ban' && person !== undefined && (
        <BanDialog
          user={{ ...person, name: personName(person) }}
          onClose={() => setAsking(undefined)}
          onBanned={() => {
            setAsking(undefined);
            notify(t.banned({ name: author }), 'success');
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

/** The text is forgotten; who reported, why, and what came of it stays. */
export function ResolvedReport({ report, room }: ReportProps) {
  const t = reportsTexts();
  const { author, by, resolved, reason, at } = report;
  const personOf = usePeople(resolved === undefined ? [author, by] : [author, by, resolved.by]);
  const now = useNow('minute');
  return (
    <Row
      title={t.messageOf({ name: personOf(author).name, place: placeWords(room) })}
      note={[
        t.reportedBy({ name: personOf(by).name, when: momentInText(at, now) }),
        ...(resolved === undefined
          ? []
          : [
              t[`${resolved.outcome}By`]({
                name: personOf(resolved.by).name,
                when: moment(resolved.at, now),
              }),
            ]),
      ].join(' · ')}
    >
      <Why reason={reason} />
    </Row>
  );
}
