import type { User } from '@parley/events';
import { limits } from '@parley/events/limits';
import { useChatClient, useCommand } from '@parley/react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { pickPeopleTexts } from '../../texts/en/pick-people.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/dialog.tsx';
import { roomPath } from '../rooms.ts';
import { PickPeople } from './pick-people.tsx';
import { CommandNote } from '../command-note.tsx';

export function NewDirectDialog({ onClose }: { readonly onClose: () => void }) {
  const t = pickPeopleTexts();
  const client = useChatClient();
  const open = useCommand(client.openDirect);
  const [, navigate] = useLocation();
  const [picked, setPicked] = useState<readonly User[]>([]);

  const start = async () => {
    const ack = await open.run(picked.map(({ id }) => id));
    if (!ack.ok) return;
    navigate(roomPath(ack.data.entry.room.id));
    onClose();
  };

  return (
    <Dialog title={t.newDirect} description={t.newDirectHint} onClose={onClose}>
      <DialogBody>
        <PickPeople
          label={t.toTalk}
          picked={picked}
          max={limits.directPeople - 1}
          onPick={setPicked}
          onLeave={onClose}
        />
        <CommandNote of={open} />
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{t.cancel}</Button>
        <Button
          kind="primary"
          disabled={picked.length === 0}
          busy={open.pending}
          onClick={() => void start()}
        >
          {t.start}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
