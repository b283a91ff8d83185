import { useChatClient, useCommand, useMe, useMembers, type MemberView, type RoomView } from '@parley/react';
import { UserMinus } from 'lucide-react';
import { useState } from 'react';
import { Avatar, presenceWords } from '../../ui/avatar.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { problemText } from '../problem.ts';
import { roomLabel } from '../rooms.ts';
import { usePresences } from '../use-names.ts';
import { useRights } from '../use-rights.ts';

export function RoomMembers({ view }: { readonly view: RoomView }) {
  const me = useMe();
  const may = useRights(view);
  const { members, more, loading, error, loadMore } = useMembers(view.id);
  const presenceOf = usePresences(members.map(({ user }) => user.id));
  const [removing, setRemoving] = useState<MemberView>();
  const mayRemove = may('room:remove');
  return (
    <section aria-labelledby="members" className="flex flex-col">
      <h3 id="members" className="pb-2 text-sm font-medium text-ink-soft">
        {more || members.length === 0 ? 'Members' : `Members, ${members.length}`}
      </h3>
      <ul aria-label="Members" className="-mx-2 flex flex-col">
        {members.map((member) => {
          const { user, role } = member;
          const presence = presenceOf(user.id);
          return (
            <li key={user.id} className="group flex h-11 items-center gap-3 rounded-lg px-2">
              <Avatar name={user.name} presence={presence} ring="ring-raised" />
              <span className="flex min-w-0 flex-1 items-baseline gap-1.5">
                <span dir="auto" className="truncate">
                  {user.name}
                </span>
                {user.id === me?.id && <span className="shrink-0 text-sm text-ink-faint">you</span>}
                {presence !== undefined && <span className="sr-only">{presenceWords[presence]}</span>}
              </span>
              {role === 'moderator' && <span className="text-xs text-ink-faint">Moderator</span>}
              {mayRemove && user.id !== me?.id && (
                <IconButton
                  size="sm"
                  label={`Remove ${user.name}`}
                  icon={<UserMinus size={15} />}
                  onClick={() => setRemoving(member)}
                />
              )}
            </li>
          );
        })}
      </ul>
      {loading && <ListSkeleton label="Loading members" rows={4} />}
      {error !== undefined && <ErrorNote onRetry={() => void loadMore()}>{problemText(error)}</ErrorNote>}
      {more && !loading && error === undefined && (
        <Button className="self-center" onClick={() => void loadMore()}>
          Show more
        </Button>
      )}
      {removing !== undefined && (
        <RemoveMember view={view} member={removing} onClose={() => setRemoving(undefined)} />
      )}
    </section>
  );
}

interface RemoveMemberProps {
  readonly view: RoomView;
  readonly member: MemberView;
  readonly onClose: () => void;
}

function RemoveMember({ view, member, onClose }: RemoveMemberProps) {
  const client = useChatClient();
  const remove = useCommand(client.removeMember);
  const confirm = async () => {
    const ack = await remove.run(view.id, member.user.id);
    if (ack.ok) onClose();
  };
  return (
    <ConfirmDialog
      title={`Remove ${member.user.name}?`}
      action="Remove"
      busy={remove.pending}
      error={remove.error && problemText(remove.error)}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      They can no longer read {roomLabel(view)}, and come back only when somebody invites them.
    </ConfirmDialog>
  );
}
