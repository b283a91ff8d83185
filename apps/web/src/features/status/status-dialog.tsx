import type { Status, UserId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { nameProblem, tidyName } from '@parley/events/names';
import { useChatClient, useCommand, useMe } from '@parley/react';
import { Suspense, useState } from 'react';
import { pauseTexts } from '../../texts/en/pause.ts';
import { statusTexts } from '../../texts/en/status.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { fromServer } from '../../texts/server.ts';
import { statusEnds, statusPresets, type StatusEnd } from './choices.ts';
import { useMyPause, useStatus } from './lasting.ts';
import { fieldOf, inMinutes, momentOf } from './moments.ts';
import { setStatus, usualEmoji } from './set-status.ts';
import { lazy } from '../../ui/lazy.ts';
import { CommandNote } from '../command-note.tsx';
import { Form } from '../../ui/form.tsx';

const EmojiPopover = lazy(async () => ({
  default: (await import('../emoji/emoji-popover.tsx')).EmojiPopover,
}));

/** What I am up to, and until when. */
export function StatusDialog({ onClose }: { readonly onClose: () => void }) {
  const me = useMe();
  return me && <StatusForm me={me.id} onClose={onClose} />;
}

interface FormProps {
  readonly me: UserId;
  readonly onClose: () => void;
}

function StatusForm({ me, onClose }: FormProps) {
  const t = statusTexts();
  const client = useChatClient();
  const known = useStatus(me);
  const pausedUntil = useMyPause();
  const set = useCommand((status: Status | null, pauses: boolean) => setStatus(client, status, pauses));
  const [emoji, setEmoji] = useState(known?.emoji ?? usualEmoji);
  const [text, setText] = useState(known?.text ?? '');
  const [end, setEnd] = useState<StatusEnd>(
    known === undefined ? 'hour' : known.until === undefined ? 'never' : 'moment',
  );
  const [field, setField] = useState(() => fieldOf(known?.until ?? inMinutes(60, client.serverNow())));
  const [pauses, setPauses] = useState(known?.until !== undefined && known.until === pausedUntil);
  const [picking, setPicking] = useState<HTMLElement>();
  const [submitted, setSubmitted] = useState(false);

  const ends = statusEnds();
  const untilOf = () =>
    end === 'moment'
      ? // What was not touched stays to the second.
        known?.until !== undefined && field === fieldOf(known.until)
        ? known.until
        : momentOf(field)
      : ends.find(({ value }) => value === end)?.until?.(client.serverNow());
  const isOver = end === 'moment' && (untilOf() ?? 0) <= client.serverNow();
  const problem = tidyName(text) === '' ? undefined : nameProblem(text, limits.statusText);

  const save = async () => {
    setSubmitted(true);
    if (problem !== undefined || isOver) return;
    const until = untilOf();
    const ack = await set.run(
      { emoji, text: tidyName(text), ...(until !== undefined && { until }) },
      pauses && until !== undefined,
    );
    if (ack.ok) onClose();
  };
  const clear = async () => {
    const ack = await set.run(null, false);
    if (ack.ok) onClose();
  };

  return (
    <Dialog title={t.title} description={t.description} onClose={onClose}>
      <Form className="flex min-h-0 flex-col" onSubmit={save}>
        <DialogBody>
          <div className="flex items-end gap-2">
            <button
              type="button"
              aria-label={t.emoji({ emoji })}
              aria-haspopup="dialog"
              aria-expanded={picking !== undefined}
              onClick={(event) => setPicking(event.currentTarget)}
              className="flex size-control shrink-0 items-center justify-center rounded-lg border border-field-line bg-canvas text-[1.25rem] hover:bg-hover"
            >
              {emoji}
            </button>
            <TextField
              label={t.text}
              className="min-w-0 flex-1"
              placeholder={t.textPlaceholder}
              autoComplete="off"
              dir="auto"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          {problem !== undefined && <ErrorNote>{t.problem({ problem: fromServer(problem) })}</ErrorNote>}
          {picking !== undefined && (
            <Suspense fallback={null}>
              <EmojiPopover
                label={t.chooseEmoji}
                anchor={picking}
                onPick={(sign) => {
                  setEmoji(sign);
                  setPicking(undefined);
                }}
                onClose={() => setPicking(undefined)}
              />
            </Suspense>
          )}
          <div role="group" aria-label={t.presets} className="flex flex-wrap gap-2">
            {statusPresets().map((preset) => (
              <Button
                key={preset.emoji}
                size="sm"
                onClick={() => {
                  setEmoji(preset.emoji);
                  setText(preset.text);
                  setEnd(preset.end);
                }}
              >
                <span aria-hidden="true">{preset.emoji}</span>
                {preset.text}
              </Button>
            ))}
          </div>
          <SelectField
            label={t.until}
            value={end}
            options={ends}
            onChange={(chosen) => setEnd(ends.find(({ value }) => value === chosen)?.value ?? end)}
          />
          {end === 'moment' && (
            <TextField
              type="datetime-local"
              label={t.date}
              min={fieldOf(client.serverNow())}
              value={field}
              error={
                isOver && submitted ? (untilOf() === undefined ? pauseTexts().noMoment : t.over) : undefined
              }
              onChange={(event) => setField(event.target.value)}
            />
          )}
          <CheckboxField
            label={t.pause}
            hint={end === 'never' ? t.pauseNever : t.pauseHint}
            checked={pauses && end !== 'never'}
            disabled={end === 'never'}
            onChange={setPauses}
          />
          <CommandNote of={set} />
        </DialogBody>
        <DialogActions>
          {known === undefined ? (
            <Button onClick={onClose}>{t.cancel}</Button>
          ) : (
            <Button onClick={() => void clear()}>{t.clear}</Button>
          )}
          <Button kind="primary" type="submit" busy={set.pending}>
            {t.save}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
