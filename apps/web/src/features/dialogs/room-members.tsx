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
import { roomMembersTexts } from '../../texts/en/room-members.ts';
import { presenceTexts } from '../../texts/en/presence.ts';
import { Avatar } from '../../ui/avatar.tsx';
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
import { PersonStatus } from '../status/person-status.tsx';
import { usePresences } from '../use-names.ts';
import { useRights } from '../use-rights.ts';
import { MemberMenu } from './member-menu.tsx';
import { RemovedMembers } from './removed-members.tsx';
import { useCommandWords } from '../command-note.tsx';
import { MoreButton } from '../more-button.tsx';

export function RoomMembers({ view }: { readonly view: RoomView }) {
  const t = roomMembersTexts();
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
        {more || members.length === 0 ? t.title : t.titleCounted({ count: members.length })}
      </h3>
      <ul aria-label={t.title} className="-mx-2 flex flex-col">
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
                <PersonStatus id={user.id} />
                {user.role === 'bot' && <Mark title={t.program}>{t.bot}</Mark>}
                {user.id === me?.id && <span className="shrink-0 text-sm text-ink-faint">{t.you}</span>}
                {presence !== undefined && <span className="sr-only">{presenceTexts()[presence]}</span>}
              </span>
              {isMuted && (
                <span
                  title={t.mutedUntil({ until: muteWords(mutedUntil - offset, now) })}
                  className="shrink-0 text-xs text-ink-faint"
                >
                  {t.muted}
                </span>
              )}
              {role === 'moderator' && <span className="shrink-0 text-xs text-ink-faint">{t.moderator}</span>}
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
      {loading && <ListSkeleton label={t.loading} rows={4} />}
      {error !== undefined && <ErrorNote onRetry={() => void loadMore()}>{problemText(error)}</ErrorNote>}
      {more && !loading && error === undefined && <MoreButton onMore={() => void loadMore()} />}
      {may('room:remove', {}) && (
        <div className="mt-3 flex flex-col gap-2">
          <Button
            size="sm"
            className="self-start"
            aria-expanded={showsRemoved}
            onClick={() => setShowsRemoved(!showsRemoved)}
          >
            {t.whoRemoved}
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
  const t = roomMembersTexts();
  const client = useChatClient();
  const remove = useCommand(client.removeMember);
  const [purge, setPurge] = useState(false);
  const confirm = async () => {
    const ack = await remove.run(view.id, member.user.id, { purge });
    if (ack.ok) onClose();
  };
  return (
    <ConfirmDialog
      title={t.removeTitle({ name: member.user.name })}
      action={t.remove}
      busy={remove.pending}
      error={useCommandWords(remove)}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      fields={<CheckboxField label={t.purge} hint={t.purgeHint} checked={purge} onChange={setPurge} />}
    >
      {t.removeText({ room: roomLabel(view) })}
    </ConfirmDialog>
  );
}

function StepDown({ view, member, onClose }: RemoveMemberProps) {
  const t = roomMembersTexts();
  const client = useChatClient();
  const stepDown = useCommand(client.setMemberRole);
  const confirm = async () => {
    const ack = await stepDown.run(view.id, member.user.id, 'member');
    if (ack.ok) onClose();
  };
  return (
    <ConfirmDialog
      title={t.stepDownTitle({ room: roomLabel(view) })}
      action={t.stepDown}
      busy={stepDown.pending}
      error={useCommandWords(stepDown)}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      {t.stepDownText}
    </ConfirmDialog>
  );
}
