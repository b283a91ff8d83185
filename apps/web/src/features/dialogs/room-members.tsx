import {
  useChatClient,
  useCommand,
  useMe,
  useMembers,
  useServerClock,
  type MemberView,
  type RoomView,
} from '@parley/react';
import { useState } from 'react';
import { Avatar, presenceWords } from '../../ui/avatar.tsx';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Mark } from '../../ui/mark.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { useNow } from '../clock.ts';
import { muteWords } from '../mutes.ts';
import { problemText } from '../problem.ts';
import { roomLabel } from '../rooms.ts';
import { usePresences } from '../use-names.ts';
import { useRights } from '../use-rights.ts';
import { MemberMenu } from './member-menu.tsx';
import { RemovedMembers } from './removed-members.tsx';

export function RoomMembers({ view }: { readonly view: RoomView }) {
  const me = useMe();
  const { members, more, loading, error, loadMore } = useMembers(view.id);
  const presenceOf = usePresences(members.map(({ user }) => user.id));
  /** Who is about to lose what. */
  const [leaving, setLeaving] = useState<{ readonly what: 'role' | 'room'; readonly member: MemberView }>();
  const [showsRemoved, setShowsRemoved] = useState(false);
  const may = useRights(view);
  const now = useNow('minute');
  const { offset } = useServerClock();
  return (
    <section aria-labelledby="members" className="flex flex-col">
      <h3 id="members" className="pb-2 text-sm font-medium text-ink-soft">
        {more || members.length === 0 ? 'Members' : `Members, ${members.length}`}
      </h3>
      <ul aria-label="Members" className="-mx-2 flex flex-col">
        {members.map((member) => {
          const { user, role, mutedUntil } = member;
          const isMuted = mutedUntil !== undefined && mutedUntil - offset > now;
          const presence = presenceOf(user.id);
          return (
            <li key={user.id} className="group flex h-11 items-center gap-3 rounded-lg px-2">
              <Avatar name={user.name} picture={user.avatar} presence={presence} ring="ring-raised" />
              <span className="flex min-w-0 flex-1 items-baseline gap-1.5">
                <span dir="auto" className="truncate">
                  {user.name}
                </span>
                {user.role === 'bot' && <Mark title="A program">bot</Mark>}
                {user.id === me?.id && <span className="shrink-0 text-sm text-ink-faint">you</span>}
                {presence !== undefined && <span className="sr-only">{presenceWords[presence]}</span>}
              </span>
              {isMuted && (
                <span
                  title={`Muted ${muteWords(mutedUntil - offset, now)}`}
                  className="shrink-0 text-xs text-ink-faint"
                >
                  Muted
                </span>
              )}
              {role === 'moderator' && <span className="shrink-0 text-xs text-ink-faint">Moderator</span>}
              <MemberMenu
                view={view}
                member={member}
                muted={isMuted}
                onStepDown={() => setLeaving({ what: 'role', member })}
                onRemove={() => setLeaving({ what: 'room', member })}
              />
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
      {may('room:remove', {}) && (
        <div className="mt-3 flex flex-col gap-2">
          <Button
            size="sm"
            className="self-start"
            aria-expanded={showsRemoved}
            onClick={() => setShowsRemoved(!showsRemoved)}
          >
            Who was removed
          </Button>
          {showsRemoved && <RemovedMembers view={view} />}
        </div>
      )}
      {leaving?.what === 'room' && (
        <RemoveMember
          view={view}
          member={leaving.member}
          onClose={() => {
            setLeaving(undefined);
            // Opened again, it has who was removed now.
            setShowsRemoved(false);
          }}
        />
      )}
      {leaving?.what === 'role' && (
        <StepDown view={view} member={leaving.member} onClose={() => setLeaving(undefined)} />
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
  const [purge, setPurge] = useState(false);
  const confirm = async () => {
    const ack = await remove.run(view.id, member.user.id, { purge });
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
      <p className="pb-3">
        They can no longer read {roomLabel(view)}, and come back only when a moderator invites them.
      </p>
      <CheckboxField
        label="Also delete what they said here"
        hint="For everybody, for good. Many messages take a moment."
        checked={purge}
        onChange={setPurge}
      />
    </ConfirmDialog>
  );
}

function StepDown({ view, member, onClose }: RemoveMemberProps) {
  const client = useChatClient();
  const stepDown = useCommand(client.setMemberRole);
  const confirm = async () => {
    const ack = await stepDown.run(view.id, member.user.id, 'member');
    if (ack.ok) onClose();
  };
  return (
    <ConfirmDialog
      title={`Step down as moderator of ${roomLabel(view)}?`}
      action="Step down"
      busy={stepDown.pending}
      error={stepDown.error && problemText(stepDown.error)}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      Only another moderator, or an admin, can make you one again.
    </ConfirmDialog>
  );
}
