import { limits } from '@parley/events/limits';
import { nameProblem, tidyName } from '@parley/events/names';
import { useChatClient, useCommand } from '@parley/react';
import { Hash, Lock } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { createRoomTexts } from '../../texts/en/create-room.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceCards } from '../../ui/choice-cards.tsx';
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
          <ChoiceCards
            title={t.who}
            choices={[
              { value: 'channel', label: t.everybody, hint: t.everybodyHint, icon: <Hash size={18} /> },
              { value: 'private', label: t.invited, hint: t.invitedHint, icon: <Lock size={18} /> },
            ]}
            chosen={kind}
            onChoose={(next) => {
              create.clear();
              setKind(next);
            }}
          />
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
