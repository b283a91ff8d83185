import type { RoomId, User } from '@parley/events';
import { limits } from '@parley/events/limits';
import { useChatClient, useCommand, useRoom } from '@parley/react';
import { useState } from 'react';
import { pickPeopleTexts } from '../../texts/en/pick-people.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/dialog.tsx';
import { roomLabel } from '../rooms.ts';
import { PickPeople } from './pick-people.tsx';
import { CommandNote } from '../command-note.tsx';

interface InviteDialogProps {
  readonly room: RoomId;
  readonly onClose: () => void;
}

export function InviteDialog({ room, onClose }: InviteDialogProps) {
  const t = pickPeopleTexts();
  const client = useChatClient();
  const invite = useCommand(client.invite);
  const view = useRoom(room);
  const [picked, setPicked] = useState<readonly User[]>([]);

  const send = async () => {
    const ack = await invite.run(
      room,
      picked.map(({ id }) => id),
    );
    if (ack.ok) onClose();
  };

  return (
    <Dialog
      title={view === undefined ? t.invitePeople : t.inviteTo({ room: roomLabel(view) })}
      description={t.inviteHint}
      onClose={onClose}
    >
      <DialogBody>
        <PickPeople
          label={t.toInvite}
          picked={picked}
          max={limits.invite}
          onPick={setPicked}
          onLeave={onClose}
        />
        <CommandNote of={invite} />
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{t.cancel}</Button>
        <Button
          kind="primary"
          disabled={picked.length === 0}
          busy={invite.pending}
          onClick={() => void send()}
        >
          {t.invite}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
