import type { RoomId, UserRole } from '@parley/events';
import { limits } from '@parley/events/limits';
import { textProblem } from '@parley/events/names';
import { useChatClient, useCommand, useRoom, type SentMessage } from '@parley/react';
import { useRef, useState } from 'react';
import { commonTexts } from '../../texts/en/common.ts';
import { reportMessageTexts } from '../../texts/en/report-message.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ReturnFocusContext } from '../../ui/return-focus.ts';
import { TextareaField } from '../../ui/textarea-field.tsx';
import { focusPage } from '../focus-page.ts';
import { useNotify } from '../notices.tsx';
import { fieldProblem, problemText } from '../problem.ts';
import { Form } from '../../ui/form.tsx';

interface ReportDialogProps {
  readonly room: RoomId;
  readonly message: SentMessage;
  /** Who its author is in the place, as far as known. */
  readonly authorRole: UserRole | undefined;
  /** What opened it, in the message's row. */
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** Shows a message to those who keep order. Says first who will see what. */
export function ReportDialog({ room, message, authorRole, anchor, onClose }: ReportDialogProps) {
  const t = reportMessageTexts();
  const client = useChatClient();
  const notify = useNotify();
  const report = useCommand(client.reportMessage);
  // Who looks in from outside has no view of the room; only channels are looked into.
  const kind = useRoom(room)?.room.kind ?? 'channel';
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const reason = text.trim();
  const problem = textProblem(reason, limits.reason);
  const seen = kind === 'direct' ? t.seenInDirect : kind === 'channel' ? t.seenInChannel : t.seenInPrivate;

  const submit = async () => {
    setSubmitted(true);
    if (problem !== undefined) return field.current?.focus();
    if (report.pending) return;
    const ack = await report.run(room, message.seq, reason);
    if (!ack.ok && ack.error.code !== 'conflict') return;
    notify(ack.ok ? t.thanks : t.already);
    onClose();
  };

  return (
    <ReturnFocusContext value={() => focusMessage(anchor)}>
      <Dialog title={t.title} onClose={onClose}>
        <Form className="flex min-h-0 flex-col" onSubmit={submit}>
          <DialogBody>
            <p
              dir="auto"
              className="line-clamp-3 shrink-0 rounded-lg bg-sunken px-3 py-2 text-base [overflow-wrap:anywhere]"
            >
              {message.text}
            </p>
            <TextareaField
              ref={field}
              label={t.reason}
              hint={t.reasonHint}
              value={text}
              error={problemWords(reason, problem, submitted)}
              count={
                reason.length > 0.8 * limits.reason
                  ? { length: reason.length, max: limits.reason }
                  : undefined
              }
              onChange={(event) => setText(event.target.value)}
            />
            <p className="text-sm text-pretty text-ink-soft">
              {seen} {authorWords(authorRole)}
            </p>
            {report.error !== undefined && report.error.code !== 'conflict' && (
              <ErrorNote>{problemText(report.error)}</ErrorNote>
            )}
          </DialogBody>
          <DialogActions>
            <Button onClick={onClose}>{commonTexts().cancel}</Button>
            <Button kind="primary" type="submit" busy={report.pending}>
              {t.report}
            </Button>
          </DialogActions>
        </Form>
      </Dialog>
    </ReturnFocusContext>
  );
}

function problemWords(reason: string, problem: string | undefined, submitted: boolean): string | undefined {
  if (problem === undefined) return undefined;
  if (reason !== '') return fieldProblem('reason', problem);
  return submitted ? reportMessageTexts().reasonMissing : undefined;
}

/** Admins see every report, also one about themselves. */
function authorWords(role: UserRole | undefined): string | undefined {
  if (role === undefined) return undefined;
  const t = reportMessageTexts();
  return role === 'owner' || role === 'admin' ? t.authorIsAdmin : t.authorNotTold;
}

/** Into the message, whose buttons may be hidden by now; into the page, if it is gone. */
function focusMessage(anchor: HTMLElement): void {
  const row = anchor.closest('article');
  if (row?.isConnected === true) row.focus({ preventScroll: true });
  else focusPage();
}
