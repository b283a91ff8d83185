import type { RoomId } from '@parley/events';
import { useMe, type Timeline, type useTimeline } from '@parley/react';
import { CloudOff } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { TimelineSkeleton } from '../../ui/skeleton.tsx';
import { TimelineList } from '../../ui/timeline/timeline-list.tsx';
import { times } from '../../ui/times.ts';
import { problemText } from '../problem.ts';
import { useNames } from '../use-names.ts';
import { useNow } from '../clock.ts';
import type { Rights } from '../use-rights.ts';
import { Announcer } from './announcer.tsx';
import { MessageItem } from './message-item.tsx';
import { MessagePopups } from './message-popups.tsx';
import { peopleOf, timelineRows } from './rows.ts';
import { UnreadJump } from './unread-jump.tsx';
import { useMarkRead } from './use-mark-read.ts';
import { useMessageActions } from './use-message-actions.ts';

interface RoomTimelineProps {
  readonly room: RoomId;
  readonly label: string;
  readonly timeline: ReturnType<typeof useTimeline>;
  readonly may: Rights;
  /** Seq from which messages were unread when the room was opened. */
  readonly unreadFrom: number | undefined;
  /** What stands where the room begins. */
  readonly intro: ReactNode;
  readonly editing: string | undefined;
  readonly onEditing: (key: string | undefined) => void;
  /** The reader leaves the messages for the composer. */
  readonly onLeave: () => void;
}

export function RoomTimeline(props: RoomTimelineProps) {
  const { timeline, intro } = props;
  if (!timeline.loaded) return <NotLoaded timeline={timeline} onRetry={timeline.loadNewest} />;
  if (timeline.messages.length === 0) {
    return <div className="flex min-h-0 flex-1 flex-col justify-end overflow-y-auto pb-4">{intro}</div>;
  }
  return <Messages {...props} />;
}

interface NotLoadedProps {
  readonly timeline: Timeline;
  readonly onRetry: () => Promise<boolean>;
}

function NotLoaded({ timeline, onRetry }: NotLoadedProps) {
  if (timeline.error === undefined) return <TimelineSkeleton />;
  return (
    <EmptyState
      tone="problem"
      icon={<CloudOff size={22} />}
      title="The messages could not be loaded"
      actions={<Button onClick={() => void onRetry()}>Try again</Button>}
    >
      {problemText(timeline.error)}
    </EmptyState>
  );
}

function Messages({
  room,
  label,
  timeline,
  may,
  unreadFrom,
  intro,
  editing,
  onEditing,
  onLeave,
}: RoomTimelineProps) {
  const me = useMe()?.id;
  const now = useNow('minute');
  const { messages, hasBefore, hasAfter, loading, error } = timeline;
  const nameOf = useNames(peopleOf(messages));
  /** Where the list opens: at a seq, or at its end. A new place is a new list. */
  const [place, setPlace] = useState<{ readonly turn: number; readonly seq: number | undefined }>({
    turn: 0,
    seq: unreadFrom,
  });
  const { popup, setPopup, actions } = useMessageActions(room, messages, { onEditing, onReword: onLeave });
  const onAtEnd = useMarkRead(room, timeline);

  const rows = timelineRows(messages, { me, hasBefore, unreadFrom, times, now });
  const openAt = messages.find((message) => message.status === 'sent' && message.seq === place.seq)?.id;
  const subject = messages.find((message) => message.id === popup?.key);
  const jump = async (seq: number | undefined) => {
    const shown = await (seq === undefined ? timeline.loadNewest() : timeline.loadAround(seq));
    if (shown) setPlace(({ turn }) => ({ turn: turn + 1, seq }));
  };

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <UnreadJump messages={messages} unreadFrom={unreadFrom} onJump={(seq) => void jump(seq)} />
      {error !== undefined && loading === undefined && (
        <div className="absolute inset-x-4 top-2 z-10 md:inset-x-6">
          <ErrorNote onRetry={() => void (hasAfter ? timeline.loadNewer() : timeline.loadOlder())}>
            {`Not all messages could be loaded. ${problemText(error)}`}
          </ErrorNote>
        </div>
      )}
      <TimelineList
        key={place.turn}
        label={`Messages in ${label}`}
        rows={rows}
        openAt={openAt}
        keep={editing}
        live={!hasAfter}
        onNearStart={() => {
          if (hasBefore && loading === undefined && error === undefined) void timeline.loadOlder();
        }}
        onNearEnd={() => {
          if (hasAfter && loading === undefined && error === undefined) void timeline.loadNewer();
        }}
        onAtEnd={onAtEnd}
        onShowNewest={() => void jump(undefined)}
        onLeave={onLeave}
      >
        {({ key, message, continued, day, firstUnread, first }, current) => (
          <MessageItem
            key={key}
            message={message}
            me={me}
            nameOf={nameOf}
            may={may}
            continued={continued}
            day={day}
            firstUnread={firstUnread}
            intro={first ? intro : undefined}
            current={current}
            editing={editing === key}
            open={popup?.key === key && popup.kind !== 'delete' ? popup.kind : undefined}
            actions={actions}
          />
        )}
      </TimelineList>
      <Announcer messages={messages} me={me} nameOf={nameOf} />
      {popup !== undefined && subject?.status === 'sent' && (
        <MessagePopups
          room={room}
          popup={popup}
          message={subject}
          mine={subject.reactions.filter(({ users }) => me && users.includes(me)).map(({ emoji }) => emoji)}
          may={may}
          onReact={(emoji, on) => actions.react(popup.key, emoji, on)}
          onEdit={() => actions.startEdit(popup.key)}
          onPopup={setPopup}
        />
      )}
    </div>
  );
}
