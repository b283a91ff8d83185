import type { User } from '@parley/events';
import { limits } from '@parley/events/limits';
import { textProblem } from '@parley/events/names';
import { useChatClient, useCommand } from '@parley/react';
import { useRef, useState } from 'react';
import { banTexts } from '../../texts/en/ban.ts';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { TextareaField } from '../../ui/textarea-field.tsx';
import { useCommandWords } from '../command-note.tsx';
import { fieldProblem } from '../problem.ts';

interface BanDialogProps {
  readonly user: User;
  readonly onClose: () => void;
  readonly onBanned: () => void;
  /** What has the focus behind it: of who is banned the row goes, with the button that was pressed. */
  readonly focusAfter?: (isBanned: boolean) => HTMLElement | null;
}

/** Asks before somebody is banned: why, and whether what they said goes too. */
export function BanDialog({ user, onClose, onBanned, focusAfter }: BanDialogProps) {
  const t = banTexts();
  const client = useChatClient();
  const ban = useCommand(client.banUser);
  const [text, setText] = useState('');
  const [purge, setPurge] = useState(false);
  const isBanned = useRef(false);
  const reason = text.trim();
  const problem = reason === '' ? undefined : textProblem(reason, limits.reason);
  const confirm = async () => {
    if (problem !== undefined) return;
    const ack = await ban.run(user.id, { ...(purge && { purge }), ...(reason !== '' && { reason }) });
    if (!ack.ok) return;
    isBanned.current = true;
    onBanned();
  };
  return (
    <ConfirmDialog
      title={t.title({ name: user.name })}
      action={t.ban}
      busy={ban.pending}
      error={useCommandWords(ban)}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      focusAfter={focusAfter && (() => focusAfter(isBanned.current))}
      fields={
        <>
          <TextareaField
            label={t.reason}
            hint={t.reasonHint}
            rows={2}
            value={text}
            error={problem && fieldProblem('reason', problem)}
            count={
              reason.length > 0.8 * limits.reason ? { length: reason.length, max: limits.reason } : undefined
            }
            onChange={(event) => setText(event.target.value)}
          />
          <CheckboxField label={t.purge} hint={t.purgeHint} checked={purge} onChange={setPurge} />
        </>
      }
    >
      {t.text}
    </ConfirmDialog>
  );
}
