import type { User } from '@parley/events';
import { useChatClient, useCommand } from '@parley/react';
import { useState } from 'react';
import { CheckChoice } from '../../ui/check-choice.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { problemText } from '../problem.ts';

interface BanDialogProps {
  readonly user: User;
  readonly onClose: () => void;
  readonly onBanned: () => void;
}

/** Asks before somebody is banned, and whether what they said goes too. */
export function BanDialog({ user, onClose, onBanned }: BanDialogProps) {
  const client = useChatClient();
  const ban = useCommand(client.banUser);
  const [purge, setPurge] = useState(false);
  const confirm = async () => {
    const ack = await ban.run(user.id, purge ? { purge } : {});
    if (ack.ok) onBanned();
  };
  return (
    <ConfirmDialog
      title={`Ban ${user.name}?`}
      action="Ban"
      busy={ban.pending}
      error={ban.error && problemText(ban.error)}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <span className="flex flex-col gap-3">
        <span>They are signed out everywhere at once and can’t come in again until you let them.</span>
        <CheckChoice label="Delete everything they said" checked={purge} onChange={setPurge}>
          In all rooms, a little later. It can’t be brought back.
        </CheckChoice>
      </span>
    </ConfirmDialog>
  );
}
