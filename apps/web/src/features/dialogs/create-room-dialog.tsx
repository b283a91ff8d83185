import { limits } from '@parley/events/limits';
import { nameProblem, tidyName } from '@parley/events/names';
import { useChatClient, useCommand } from '@parley/react';
import { Hash, Lock } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { createRoomTexts } from '../../texts/en/create-room.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { fieldProblem, problemText } from '../problem.ts';
import { roomPath } from '../rooms.ts';
import { CommandNote } from '../command-note.tsx';
import { Form } from '../../ui/form.tsx';

type Kind = 'channel' | 'private';

export function CreateRoomDialog({ onClose }: { readonly onClose: () => void }) {
  const t = createRoomTexts();
  const client = useChatClient();
  const create = useCommand(client.createRoom);
  const [, navigate] = useLocation();
  const [kind, setKind] = useState<Kind>('channel');
  const [name, setName] = useState('');
  const [topic, setTopic] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const problem = nameProblem(name, limits.roomName);
  const topicProblem = tidyName(topic) === '' ? undefined : nameProblem(topic, limits.topic);

  const submit = async () => {
    setSubmitted(true);
    if (problem !== undefined || topicProblem !== undefined || create.pending) return;
    const ack = await create.run({ kind, name, ...(topic.trim() === '' ? {} : { topic }) });
    if (!ack.ok) return;
    navigate(roomPath(ack.data.entry.room.id));
    onClose();
  };

  const showProblem = problem !== undefined && (submitted || name.trim() !== '');
  const taken = create.error?.code === 'conflict' ? problemText(create.error) : undefined;
  return (
    <Dialog title={t.title} onClose={onClose}>
      <Form className="flex min-h-0 flex-col" onSubmit={submit}>
        <DialogBody>
          <TextField
            label={t.name}
            placeholder={t.nameExample}
            autoComplete="off"
            dir="auto"
            value={name}
            error={showProblem ? fieldProblem('name', problem) : taken}
            onChange={(event) => {
              create.clear();
              setName(event.target.value);
            }}
          />
          <TextField
            label={t.topic}
            placeholder={t.topicExample}
            autoComplete="off"
            dir="auto"
            value={topic}
            error={topicProblem === undefined ? undefined : fieldProblem('topic', topicProblem)}
            onChange={(event) => setTopic(event.target.value)}
          />
          <fieldset className="flex flex-col gap-2">
            <legend className="pb-1.5 text-sm font-medium">{t.who}</legend>
            <KindChoice
              value="channel"
              chosen={kind}
              icon={<Hash size={17} />}
              label={t.everybody}
              onChoose={setKind}
            >
              {t.everybodyHint}
            </KindChoice>
            <KindChoice
              value="private"
              chosen={kind}
              icon={<Lock size={16} />}
              label={t.invited}
              onChoose={setKind}
            >
              {t.invitedHint}
            </KindChoice>
          </fieldset>
          <CommandNote of={create} atField={taken !== undefined} />
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button kind="primary" type="submit" busy={create.pending}>
            {t.create}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

interface KindChoiceProps {
  readonly value: Kind;
  readonly chosen: Kind;
  readonly icon: ReactNode;
  readonly label: string;
  readonly children: string;
  readonly onChoose: (kind: Kind) => void;
}

function KindChoice({ value, chosen, icon, label, children, onChoose }: KindChoiceProps) {
  return (
    <label className="flex cursor-pointer gap-3 rounded-xl border border-line-strong p-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent-ink">
      <input
        type="radio"
        name="kind"
        className="sr-only"
        checked={value === chosen}
        onChange={() => onChoose(value)}
      />
      <span aria-hidden="true" className="pt-0.5 text-ink-soft">
        {icon}
      </span>
      <span className="flex flex-col">
        <span className="text-base font-medium">{label}</span>
        <span className="text-sm text-ink-soft">{children}</span>
      </span>
    </label>
  );
}
