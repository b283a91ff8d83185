import type { RoomId, UserId } from '@parley/events';
import { limits } from '@parley/events/limits';
import type { TimelineMessage } from '@parley/react';
import { memo, Suspense, type ReactNode } from 'react';
import { timelineTexts } from '../../texts/en/timeline.ts';
import { DayDivider, UnreadDivider } from '../../ui/timeline/dividers.tsx';
import { MessageRow } from '../../ui/timeline/message-row.tsx';
import type { MessageActions, MessageView } from '../../ui/timeline/message-view.ts';
import { calledIn } from '../called-in.ts';
import { useOpenDialog } from '../dialogs/dialogs.tsx';
import { problemText } from '../problem.ts';
import { statusTitle } from '../status/status-title.ts';
import type { Person } from '../use-names.ts';
import type { Rights } from '../use-rights.ts';
import { rightsOn } from './message-rights.ts';
import { isFromLobby, spokenBy } from './rows.ts';
import { lazy } from '../../ui/lazy.ts';

const LinkedMessages = lazy(async () => ({
  default: (await import('../elsewhere/linked-messages.tsx')).LinkedMessages,
}));
const DeletingMessage = lazy(async () => ({
  default: (await import('./deleting-message.tsx')).DeletingMessage,
}));
const LostEdit = lazy(async () => ({ default: (await import('./lost-edit.tsx')).LostEdit }));
const ThreadSummary = lazy(async () => ({
  default: (await import('../thread/thread-summary.tsx')).ThreadSummary,
}));

interface MessageItemProps {
  readonly room: RoomId;
  readonly message: TimelineMessage;
  readonly me: UserId | undefined;
  readonly personOf: (id: UserId) => Person;
  readonly may: Rights;
  readonly continued: boolean;
  readonly day: string | undefined;
  readonly firstUnread: boolean;
  /** The address names it. */
  readonly named: boolean;
  /** What stands above the room's first message. */
  readonly intro: ReactNode;
  /** It will be deleted in a moment, unless that is undone: all but the row is gone already. */
  readonly deleting: boolean;
  readonly current: boolean;
  readonly editing: boolean;
  /** What I had written when somebody deleted it while I was editing it. */
  readonly lostEdit: string | undefined;
  readonly open: 'menu' | 'reactions' | undefined;
  readonly actions: MessageActions;
}

const none: readonly [] = [];

function messageView(
  message: TimelineMessage,
  me: UserId | undefined,
  personOf: (id: UserId) => Person,
  may: Rights,
): MessageView {
  const t = timelineTexts();
  const nameOf = (id: UserId) => personOf(id).name;
  const { role, picture, status } = personOf(message.author);
  return {
    key: message.id,
    author: spokenBy(message, nameOf),
    picture,
    status: status && { ...status, title: statusTitle(status) },
    viaLobby: isFromLobby(message),
    byBot: role === 'bot' && !isFromLobby(message),
    text: message.text,
    mentions: calledIn(message, me),
    files: message.files ?? none,
    at: message.at,
    editedAt: message.editedAt,
    deleted: message.deleted === true,
    delivery: message.status,
    problem: message.status !== 'sent' && message.error ? problemText(message.error) : undefined,
    pinnedBy: message.pinned && (message.pinned.by === me ? t.pinnedByYou : nameOf(message.pinned.by)),
    reactions: message.reactions.map(({ emoji, users }) => {
      const mine = me !== undefined && users.includes(me);
      const others = users.filter((user) => user !== me).map(nameOf);
      return { emoji, mine, names: mine ? [t.you, ...others] : others };
    }),
    can: rightsOn(message, may, role),
  };
}

/** As the server will say it. */
const erased = ({ files: _files, pinned: _pinned, ...message }: TimelineMessage): TimelineMessage => ({
  ...message,
  text: '',
  reactions: none,
  deleted: true,
});

function Day({ label, room }: { readonly label: string; readonly room: RoomId }) {
  const openDialog = useOpenDialog();
  return <DayDivider label={label} onAsk={() => openDialog({ kind: 'jump-to-date', room })} />;
}

/** A message with the dividers above it. Renders again only when something of its own has changed. */
export const MessageItem = memo(function MessageItem({
  room,
  message: said,
  me,
  personOf,
  may,
  day,
  firstUnread,
  intro,
  deleting,
  editing: edited,
  lostEdit,
  ...row
}: MessageItemProps) {
  const message = deleting ? erased(said) : said;
  const view = messageView(message, me, personOf, may);
  const editing = edited && view.can.edit;
  const unsaved = edited && !editing ? row.actions.editedText(message.id) : lostEdit;
  return (
    <>
      {intro}
      {day !== undefined && <Day label={day} room={room} />}
      {firstUnread && <UnreadDivider />}
      <MessageRow
        message={view}
        editing={editing}
        maxLength={limits.text}
        linked={
          message.text.includes('/r/') && (
            <Suspense fallback={null}>
              <LinkedMessages text={message.text} />
            </Suspense>
          )
        }
        below={
          message.status === 'sent' &&
          message.thread && (
            // As high as what comes, so that nothing moves.
            <Suspense fallback={<div className="mt-1 h-8 pointer-coarse:h-11" />}>
              <ThreadSummary room={room} seq={message.seq} thread={message.thread} />
            </Suspense>
          )
        }
        instead={
          deleting ? (
            <Suspense fallback={null}>
              <DeletingMessage id={message.id} />
            </Suspense>
          ) : unsaved !== undefined ? (
            <Suspense fallback={null}>
              <LostEdit still={edited} text={unsaved} onDiscard={row.actions.cancelEdit} />
            </Suspense>
          ) : undefined
        }
        {...row}
      />
    </>
  );
});
