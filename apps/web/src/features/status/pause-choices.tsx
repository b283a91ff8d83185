import { useChatClient } from '@parley/react';
import { BellRing } from 'lucide-react';
import { useRef, useState } from 'react';
import { pauseTexts } from '../../texts/en/pause.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useNow } from '../clock.ts';
import { endInText } from '../moment.ts';
import { pauses } from './choices.ts';
import { useMyPause } from './lasting.ts';
import { fieldOf, inMinutes, momentOf } from './moments.ts';
import { Form } from '../../ui/form.tsx';

/** For how long nothing is to tell me; and the way back. */
export function PauseChoices({ onDone }: { readonly onDone?: (() => void) | undefined }) {
  const t = pauseTexts();
  const client = useChatClient();
  const now = useNow('minute');
  const until = useMyPause();
  const [field, setField] = useState(() => fieldOf(inMinutes(180, client.serverNow())));
  const [problem, setProblem] = useState<string>();
  const choices = useRef<HTMLDivElement>(null);
  const set = (moment: number | undefined) => {
    client.setPreference('notify.pausedUntil', moment);
    onDone?.();
  };
  const pauseUntilField = () => {
    const moment = momentOf(field);
    if (moment === undefined) return setProblem(t.noMoment);
    if (moment <= client.serverNow()) return setProblem(t.over);
    set(moment);
  };
  return (
    <div className="flex flex-col gap-4">
      <output className="text-base font-medium empty:hidden">
        {until !== undefined && t.paused({ moment: endInText(until, now) })}
      </output>
      {until !== undefined && (
        <Button
          kind="primary"
          className="self-start"
          onClick={() => {
            // It goes, and the focus must not go with it.
            choices.current?.querySelector('button')?.focus();
            set(undefined);
          }}
        >
          <BellRing size={16} aria-hidden="true" />
          {t.resume}
        </Button>
      )}
      <div ref={choices} role="group" aria-label={t.title} className="flex flex-wrap gap-2">
        {pauses(now).map(({ label, until: untilOf }) => (
          <Button key={label} size="sm" onClick={() => set(untilOf(client.serverNow()))}>
            {label}
          </Button>
        ))}
      </div>
      <Form className="max-w-sm" onSubmit={pauseUntilField}>
        <TextField
          type="datetime-local"
          label={t.moment}
          min={fieldOf(now)}
          value={field}
          error={problem}
          beside={<Button type="submit">{t.pause}</Button>}
          onChange={(event) => {
            setProblem(undefined);
            setField(event.target.value);
          }}
        />
      </Form>
    </div>
  );
}
