import type { RoomId } from '@parley/events';
import { useChatClient, useMe, useRoom, type TimelineMessage, type useTimeline } from '@parley/react';
import { startTransition, Suspense, useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { timelineTexts } from '../../texts/en/timeline.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { TimelineSkeleton } from '../../ui/skeleton.tsx';
import { TimelineList } from '../../ui/timeline/timeline-list.tsx';
import { times } from '../../ui/times.ts';
import { isPageThere } from '../focus-page.ts';
import { useNotify } from '../notices.tsx';
import { problemText } from '../problem.ts';
import { usePeople } from '../use-names.ts';
import { useNow } from '../clock.ts';
import type { Rights } from '../use-rights.ts';
import { MessageItem } from './message-item.tsx';
import type { Popup } from './message-popups.tsx';
import { usePlaces } from './places.ts';
import { rightsOn } from './message-rights.ts';
import { useDeleting } from './use-deletions.ts';
import { firstSeq, isAt, lastSeq, peopleOf, timelineRows } from './rows.ts';
import type { Edits } from './use-editing.ts';
import { useMarkRead } from './use-mark-read.ts';
import { useMessageActions } from './use-message-actions.ts';
import { usePlace } from './use-place.ts';
import { lazy } from '../../ui/lazy.ts';

const MessagePopups = lazy(async () => ({
  default: (await import('./message-popups.tsx')).MessagePopups,
}));
const Announcer = lazy(async () => ({ default: (await import('./announcer.tsx')).Announcer }));
const NotLoaded = lazy(async () => ({ default: (await import('./not-loaded.tsx')).NotLoaded }));
const Jumps = lazy(async () => ({ default: (await import('./jumps.tsx')).Jumps }));

interface RoomTimelineProps {
  readonly room: RoomId;
  readonly label: string;
  readonly timeline: ReturnType<typeof useTimeline>;
  readonly may: Rights;
  /** The message that the address names: the list opens there. */
  readonly at: number | undefined;
  /** Seq from which messages are marked as new. */
  readonly unreadFrom: number | undefined;
  /** What stands where the room begins. */
  readonly intro: ReactNode;
  readonly editing: string | undefined;
  readonly edits: Edits;
  /** The reader leaves the messages for the composer. */
  readonly onLeave: () => void;
}

export function RoomTimeline(props: RoomTimelineProps) {
  const { room, timeline, intro, at } = props;
  const arrived = useArrival(room, timeline, at);
  // What stands around the messages comes first: all in one go would hold the next key or press up for as long as both take. With the
  // page's first picture nobody has pressed anything yet, and the messages are what one waits for.
  const [begun, setBegun] = useState(() => !isPageThere());
  useEffect(() => startTransition(() => setBegun(true)), []);
  if (!begun) return <div className="flex-1" />;
  if (!arrived) return <TimelineSkeleton />;
  if (!timeline.loaded) {
    if (timeline.error === undefined) return <TimelineSkeleton />;
    return (
      <Suspense fallback={<TimelineSkeleton />}>
        <NotLoaded error={timeline.error} onRetry={() => void timeline.loadNewest()} />
      </Suspense>
    );
  }
  return (
    <>
      {timeline.messages.length === 0 ? (
        <div className="flex min-h-0 flex-1 flex-col justify-end overflow-y-auto pb-4">{intro}</div>
      ) : (
        <Messages {...props} />
      )}
      {/* It is there before the first message, which it tells of as well. */}
      <Announcements messages={timeline.messages} live={!timeline.hasAfter} />
    </>
  );
}

interface AnnouncementsProps {
  readonly messages: readonly TimelineMessage[];
  /** False while an older part of the room is shown. */
  readonly live: boolean;
}

/** What is said while its part of the code is on its way is told as well; what one loads of what was said before is not. */
function Announcements({ messages, live }: AnnouncementsProps) {
  const newest = lastSeq(messages);
  /** The newest message when the end of the room came in sight; until then the newest that is shown. */
  const [known, setKnown] = useState({ newest, live });
  if (!known.live && (live || known.newest !== newest)) setKnown({ newest, live });
  return (
    <Suspense fallback={null}>
      <Announcer messages={messages} since={known.newest} />
    </Suspense>
  );
}

/** Brings the timeline to the message that the address names. Nothing is shown, and so nothing read, before. */
function useArrival(room: RoomId, timeline: RoomTimelineProps['timeline'], at: number | undefined): boolean {
  const client = useChatClient();
  const notify = useNotify();
  const [arrived, setArrived] = useState(at === undefined);
  const arrive = useEffectEvent(() => {
    if (at === undefined) return;
    void timeline.loadAround(at).then((shown) => {
      setArrived(true);
      const { messages } = client.timeline(room).get();
      if (shown && !messages.some((message) => isAt(message, at))) notify(timelineTexts().notThere);
    });
  });
  useEffect(() => arrive(), []);
  return arrived;
}

/** Of what can be open, the menus are at the message's buttons; the dialog is not. */
const openAtRow = ({ kind }: Popup) => (kind === 'menu' || kind === 'reactions' ? kind : undefined);

function Messages({
  room,
  label,
  timeline,
  may,
  at,
  unreadFrom,
  intro,
  editing: edited,
  edits,
  onLeave,
}: RoomTimelineProps) {
  const me = useMe()?.id;
  const now = useNow('minute');
  const { messages, hasBefore, hasAfter, loading, error, loadOlder, loadNewer, loadAround, loadNewest } =
    timeline;
  const beingEdited = messages.find(({ id }) => id === edited);
  const editing = beingEdited?.deleted === true ? undefined : beingEdited?.id;
  const personOf = usePeople(peopleOf(messages));
  const { popup: asked, setPopup, actions } = useMessageActions(room, { edits, onCompose: onLeave });
  const subject = messages.find((message) => message.id === asked?.key);
  // What was opened at a button goes with it when somebody deletes the message.
  const popup = asked && openAtRow(asked) && subject?.deleted ? undefined : asked;
  const lostEdit = beingEdited?.deleted === true ? actions.editedText(beingEdited.id) : undefined;
  const places = usePlaces();
  const deleting = useDeleting();
  const head = useRoom(room)?.head;
  const busy = popup !== undefined || editing !== undefined;
  const onAtEnd = useMarkRead(room, timeline, busy);
  const { place, jump } = usePlace(room, {
    hasAfter,
    loadAround,
    loadNewest,
    at,
    unreadFrom,
    editing,
    busy,
    onLeave: () => onAtEnd(false),
  });

  const rows = timelineRows(messages, { me, hasBefore, unreadFrom, times, now });
  const openAt = messages.find((message) => message.id === place.key || isAt(message, place.seq))?.id;

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <Suspense fallback={null}>
        <Jumps room={room} messages={messages} unreadFrom={unreadFrom} onJump={(seq) => void jump(seq)} />
      </Suspense>
      {error !== undefined && loading === undefined && (
        <div className="absolute inset-x-4 top-2 z-10 md:inset-x-6">
          <ErrorNote onRetry={() => void (hasAfter ? loadNewer() : loadOlder())}>
            {timelineTexts().notAll({ problem: problemText(error) })}
          </ErrorNote>
        </div>
      )}
      <TimelineList
        key={place.turn}
        label={timelineTexts().messages({ room: label })}
        rows={rows}
        openAt={openAt}
        focusAt={at !== undefined && place.seq === at}
        reopened={place.turn > 0}
        keep={editing}
        live={!hasAfter}
        onNearStart={() => {
          if (hasBefore && error === undefined) void loadOlder();
        }}
        onNearEnd={() => {
          if (hasAfter && error === undefined) void loadNewer();
        }}
        onAtEnd={onAtEnd}
        onTop={(key) => {
          if (key === undefined) places.delete(room);
          else places.set(room, key);
        }}
        onShowNewest={() => jump(undefined)}
        room={head && { first: firstSeq(messages), last: head.seq }}
        onShowSeq={jump}
        onLeave={onLeave}
      >
        {({ key, message, continued, day, firstUnread, first }, current) => (
          <MessageItem
            key={key}
            room={room}
            message={message}
            me={me}
            personOf={personOf}
            may={may}
            continued={continued}
            day={day}
            firstUnread={firstUnread}
            named={isAt(message, at)}
            intro={first ? intro : undefined}
            deleting={message.deleted !== true && deleting.some(({ id }) => id === key)}
            current={current}
            editing={editing === key}
            lostEdit={edited === key ? lostEdit : undefined}
            open={popup?.key === key ? openAtRow(popup) : undefined}
            actions={actions}
          />
        )}
      </TimelineList>
      {popup !== undefined && subject?.status === 'sent' && (
        <Suspense>
          <MessagePopups
            room={room}
            popup={popup}
            message={subject}
            authorRole={personOf(subject.author).role}
            mine={subject.reactions.filter(({ users }) => me && users.includes(me)).map(({ emoji }) => emoji)}
            can={rightsOn(subject, may, personOf(subject.author).role)}
            onReact={(emoji, on) => actions.react(popup.key, emoji, on)}
            onQuote={() => actions.quote(popup.key)}
            onEdit={() => actions.startEdit(popup.key)}
            onThread={() => actions.openThread(popup.key)}
            onPopup={setPopup}
          />
        </Suspense>
      )}
    </div>
  );
}
