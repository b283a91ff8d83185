import type { CommandError, RoomId } from '@parley/events';
import { useChatClient } from '@parley/react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { jumpToDateTexts } from '../../texts/en/jump-to-date.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useClock } from '../clock.ts';
import { useNotify } from '../notices.tsx';
import { problemText } from '../problem.ts';
import { messagePath, roomPath } from '../rooms.ts';

interface JumpToDateProps {
  readonly room: RoomId;
  readonly onClose: () => void;
}

/** To the first message of a day, or what came next. */
export function JumpToDate({ room, onClose }: JumpToDateProps) {
  const t = jumpToDateTexts();
  const client = useChatClient();
  const clock = useClock();
  const notify = useNotify();
  const [here, navigate] = useLocation();
  const today = dayOf(new Date(clock.now()));
  const [day, setDay] = useState(today);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const refuse = (error: CommandError) => setProblem(problemText(error));

  const jump = async (wanted: string) => {
    const at = startOf(wanted);
    if (at === undefined) return setProblem(t.noDay);
    setBusy(true);
    const ack = await client.ask('room:history', { room, at, limit: 1 });
    setBusy(false);
    if (!ack.ok) return refuse(ack.error);
    const [found] = ack.data.messages;
    if (found === undefined) return setProblem(t.nothing);
    if (found.at < at) notify(t.last);
    onClose();
    const path = messagePath(room, found.seq);
    if (path !== here) return navigate(path);
    // The address names it already, and one has gone elsewhere from there: it is opened anew.
    navigate(roomPath(room), { replace: true });
    clock.after(0, () => navigate(path, { replace: true }));
  };
  const ago = (days: number) => {
    const now = new Date(clock.now());
    return dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - days));
  };

  return (
    <Dialog title={t.title} onClose={onClose}>
      <Form className="flex min-h-0 flex-col" onSubmit={() => jump(day)}>
        <DialogBody>
          <TextField
            type="date"
            label={t.day}
            max={today}
            value={day}
            error={problem}
            onChange={(event) => {
              setProblem(undefined);
              setDay(event.target.value);
            }}
          />
          <div className="flex flex-wrap gap-2">
            <Button size="sm" onClick={() => void jump(ago(7))}>
              {t.week}
            </Button>
            <Button size="sm" onClick={() => void jump(ago(30))}>
              {t.month}
            </Button>
            <Button size="sm" onClick={() => void jump('1970-01-02')}>
              {t.beginning}
            </Button>
          </div>
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t.jump}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

const two = (number: number) => `${number}`.padStart(2, '0');

const dayOf = (date: Date): string =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

/** When a day of the reader begins; undefined for what is no day. */
function startOf(day: string): number | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const start = new Date(year, month - 1, date).getTime();
  return Number.isNaN(start) ? undefined : Math.max(0, start);
}
