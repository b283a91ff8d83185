import type { User } from '@parley/events';
import { can } from '@parley/events/policy';
import { useChatClient, useMe } from '@parley/react';
import { Ban, KeyRound, Shield, ShieldOff } from 'lucide-react';
import { useRef } from 'react';
import { adminPeopleTexts } from '../../texts/en/admin-people.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { MenuItem } from '../../ui/menu.tsx';
import { useNotify } from '../notices.tsx';
import { problemText } from '../problem.ts';

/** A way back in for somebody, to be handed over. */
export interface RecoveryLink {
  readonly user: User;
  readonly address: string;
}

interface PersonActionsProps {
  readonly user: User;
  /** Asked for by a button, to which one comes back. */
  readonly onBan: (button: HTMLButtonElement | null) => void;
  readonly onLink: (link: RecoveryLink) => void;
}

const size = 16;

/** What the table of policy lets me do about somebody; nothing, if that is nothing. */
export function PersonActions({ user, onBan, onLink }: PersonActionsProps) {
  const t = adminPeopleTexts();
  const client = useChatClient();
  const me = useMe();
  const notify = useNotify();
  const button = useRef<HTMLButtonElement>(null);
  if (me === undefined || me.id === user.id) return null;
  const target = { owner: user.id, subject: { role: user.role } };
  const { role } = user;
  const may = {
    promote: role === 'member' && can(me, 'user:role', target),
    demote: role === 'admin' && can(me, 'user:role', target),
    recover: (role === 'admin' || role === 'member') && can(me, 'user:recover', target),
    ban: role !== 'bot' && can(me, 'user:ban', target),
  };
  if (!Object.values(may).includes(true)) return null;

  const setRole = async (next: 'admin' | 'member') => {
    const ack = await client.act('user:role', { user: user.id, role: next });
    if (!ack.ok) notify(problemText(ack.error));
  };
  const recover = async () => {
    const ack = await client.ask('user:recover', { user: user.id });
    if (ack.ok) onLink({ user, address: `${window.location.origin}/recover#${ack.data.secret}` });
    else notify(problemText(ack.error));
  };
  return (
    <ActionMenu ref={button} label={t.actions({ name: user.name })}>
      {may.promote && (
        <MenuItem icon={<Shield size={size} />} label={t.makeAdmin} onClick={() => void setRole('admin')} />
      )}
      {may.demote && (
        <MenuItem
          icon={<ShieldOff size={size} />}
          label={t.makeMember}
          onClick={() => void setRole('member')}
        />
      )}
      {may.recover && (
        <MenuItem icon={<KeyRound size={size} />} label={t.recovery} onClick={() => void recover()} />
      )}
      {may.ban && (
        <MenuItem icon={<Ban size={size} />} label={t.ban} danger onClick={() => onBan(button.current)} />
      )}
    </ActionMenu>
  );
}
