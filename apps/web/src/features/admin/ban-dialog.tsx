import type { User } from '@parley/events';
import { useChatClient, useCommand } from '@parley/react';
import { useState } from 'react';
import { banTexts } from '../../texts/en/ban.ts';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useCommandWords } from '../command-note.tsx';

interface BanDialogProps {
  readonly user: User;
  readonly onClose: () => void;
  readonly onBanned: () => void;
}

/** Asks before somebody is banned, and whether what they said goes too. */
export function BanDialog({ user, onClose, onBanned }: BanDialogProps) {
  const t = banTexts();
  const client = useChatClient();
  const ban = useCommand(client.banUser);
  const [purge, setPurge] = useState(false);
  const confirm = async () => {
    const ack = await ban.run(user.id, purge ? { purge } : {});
    if (ack.ok) onBanned();
  };
  return (
    <ConfirmDialog
      title={t.title({ name: user.name })}
      action={t.ban}
      busy={ban.pending}
      error={useCommandWords(ban)}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <span className="flex flex-col gap-3">
        <span>{t.text}</span>
        <CheckboxField label={t.purge} hint={t.purgeHint} checked={purge} onChange={setPurge} />
      </span>
    </ConfirmDialog>
  );
}
