import { useChatClient, useMe, type MemberView, type RoomView } from '@parley/react';
import { Mic, MicOff, Shield, ShieldOff, UserMinus } from 'lucide-react';
import type { Ack } from '@parley/events';
import { roomMembersTexts } from '../../texts/en/room-members.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { MenuItem } from '../../ui/menu.tsx';
import { muteSpans } from '../mutes.ts';
import { useNotify } from '../notices.tsx';
import { problemText } from '../problem.ts';
import { useRights } from '../use-rights.ts';

interface MemberMenuProps {
  readonly view: RoomView;
  readonly member: MemberView;
  readonly muted: boolean;
  readonly onStepDown: () => void;
  readonly onRemove: () => void;
}

/** What I may do about a member of the room; nothing, if that is nothing. */
export function MemberMenu({ view, member, muted, onStepDown, onRemove }: MemberMenuProps) {
  const t = roomMembersTexts();
  const client = useChatClient();
  const notify = useNotify();
  const me = useMe();
  const may = useRights(view);
  const { user, role } = member;
  const isMe = user.id === me?.id;
  const about = {
    owner: user.id,
    subject: { role: user.role, membership: { role, state: 'joined' } },
  } as const;
  const can = {
    role: may('room:role', about) && (!isMe || role === 'moderator'),
    mute: may('room:mute', about),
    remove: may('room:remove', about) && !isMe,
  };
  if (!can.role && !can.mute && !can.remove) return null;

  const run = async (command: Promise<Ack<unknown>>) => {
    const ack = await command;
    if (!ack.ok) notify(problemText(ack.error));
  };
  const setRole = (next: MemberView['role']) => void run(client.setMemberRole(view.id, user.id, next));
  const mute = (until: number | null) => void run(client.muteMember(view.id, user.id, until));

  return (
    <ActionMenu label={t.actions({ name: user.name })}>
      {can.role &&
        (role === 'moderator' ? (
          <MenuItem
            icon={<ShieldOff size={16} />}
            label={isMe ? t.stepDownMe : t.unmake}
            onClick={isMe ? onStepDown : () => setRole('member')}
          />
        ) : (
          <MenuItem icon={<Shield size={16} />} label={t.make} onClick={() => setRole('moderator')} />
        ))}
      {can.mute && muted && <MenuItem icon={<Mic size={16} />} label={t.unmute} onClick={() => mute(null)} />}
      {can.mute &&
        !muted &&
        muteSpans().map(({ label, ms }) => (
          <MenuItem
            key={label}
            icon={<MicOff size={16} />}
            label={label}
            onClick={() => mute(Math.round(client.serverNow()) + ms)}
          />
        ))}
      {can.remove && (
        <MenuItem icon={<UserMinus size={16} />} label={t.removeFrom} onClick={onRemove} danger />
      )}
    </ActionMenu>
  );
}
