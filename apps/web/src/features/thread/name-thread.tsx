import type { RoomId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { useChatClient, useCommand } from '@parley/react';
import { useState, type KeyboardEvent } from 'react';
import { commonTexts } from '../../texts/en/common.ts';
import { threadTexts } from '../../texts/en/thread.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { problemText } from '../problem.ts';

interface NameThreadProps {
  readonly id: RoomId;
  readonly name: string;
  readonly onDone: () => void;
}

/** Gives a thread a name; an empty one takes it away. Escape leaves it as it was. */
export function NameThread({ id, name, onDone }: NameThreadProps) {
  const t = threadTexts();
  const client = useChatClient();
  const [wanted, setWanted] = useState(name);
  const update = useCommand(client.updateThread);
  const save = async () => {
    const ack = await update.run(id, { name: wanted.trim() === '' ? null : wanted });
    if (ack.ok) onDone();
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    // The panel around it would close by the same key.
    event.preventDefault();
    onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      className="shrink-0 border-b border-line px-4 py-3 md:px-6"
    >
      <TextField
        label={t.nameField}
        value={wanted}
        maxLength={limits.roomName}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened to be filled in
        autoFocus
        error={update.error && problemText(update.error)}
        onChange={(event) => setWanted(event.currentTarget.value)}
        onKeyDown={leave}
        beside={
          <Button type="submit" kind="primary" busy={update.pending} onKeyDown={leave}>
            {commonTexts().save}
          </Button>
        }
      />
    </form>
  );
}
