import { limits } from '@parley/events/limits';
import { nameProblem, tidyName } from '@parley/events/names';
import { useChatClient, useCommand, type RoomView } from '@parley/react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { problemText } from '../problem.ts';

interface EditRoomFormProps {
  readonly view: RoomView;
  readonly onDone: () => void;
}

export function EditRoomForm({ view, onDone }: EditRoomFormProps) {
  const client = useChatClient();
  const update = useCommand(client.updateRoom);
  const [name, setName] = useState(view.room.name);
  const [topic, setTopic] = useState(view.room.topic);
  const problem = nameProblem(name, limits.roomName);
  const topicProblem = tidyName(topic) === '' ? undefined : nameProblem(topic, limits.topic);

  const save = async () => {
    if (problem !== undefined || topicProblem !== undefined || update.pending) return;
    const ack = await update.run(view.id, { name, topic });
    if (ack.ok) onDone();
  };

  return (
    <form
      noValidate
      aria-label="Edit name and topic"
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label="Name"
        dir="auto"
        autoComplete="off"
        value={name}
        error={problem === undefined ? undefined : `The name ${problem}.`}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label="Topic"
        dir="auto"
        autoComplete="off"
        value={topic}
        error={topicProblem === undefined ? undefined : `The topic ${topicProblem}.`}
        onChange={(event) => setTopic(event.target.value)}
      />
      {update.error !== undefined && <ErrorNote>{problemText(update.error)}</ErrorNote>}
      <div className="flex gap-2">
        <Button size="sm" kind="primary" type="submit" busy={update.pending}>
          Save
        </Button>
        <Button size="sm" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
