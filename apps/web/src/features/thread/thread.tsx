import type { Message, RoomId } from '@parley/events';
import { useChatClient, useCommand, useMe, useTimeline, useVisit, type RoomView } from '@parley/react';
import { Bell, BellOff, CircleCheck, Pencil } from 'lucide-react';
import { Suspense, useRef, useState } from 'react';
import { messageTexts } from '../../texts/en/message.ts';
import { namesTexts } from '../../texts/en/names.ts';
import { threadTexts } from '../../texts/en/thread.ts';
import { threadSummaryTexts } from '../../texts/en/thread-summary.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/button.tsx';
import { ComposerNote } from '../../ui/composer-note.tsx';
import { MessageText } from '../../ui/timeline/message-text.tsx';
import { MessageFiles } from '../../ui/files/message-files.tsx';
import { Scrolled } from '../../ui/scrolled.tsx';
import { ThreadFrame } from '../../ui/thread-frame.tsx';
import { RoomComposer } from '../composer/room-composer.tsx';
import { WritingPlace } from '../composer/writing-place.tsx';
import { useNotify } from '../notices.tsx';
import { problemText } from '../problem.ts';
import { useComposerFocus } from '../room/use-composer-focus.ts';
import { DeletingMessage } from '../timeline/deleting-message.tsx';
import { RoomTimeline } from '../timeline/room-timeline.tsx';
import { useDeleting } from '../timeline/use-deletions.ts';
import { useEditLast } from '../timeline/use-edit-last.ts';
import { useEditing } from '../timeline/use-editing.ts';
import { SaidBy } from '../elsewhere/said-by.tsx';
import { usePeople } from '../use-names.ts';
import { usePageVisible } from '../use-page-visible.ts';
import { NameThread } from './name-thread.tsx';
import { useHomeRights, useThreadRights, type Home } from './thread-rights.ts';
import { lazy } from '../../ui/lazy.ts';

const CanNotWrite = lazy(async () => ({
  default: (await import('../composer/can-not-write.tsx')).CanNotWrite,
}));

interface ThreadProps {
  readonly id: RoomId;
  /** As a follower sees it; undefined for who only looks in. */
  readonly view: RoomView | undefined;
  readonly home: Home;
  readonly root: Message;
  readonly at: number | undefined;
  readonly onClose: () => void;
}

/** A thread: the message it answers, the replies as a timeline, and where one replies. */
export function Thread({ id, view, home, root, at, onClose }: ThreadProps) {
  const t = threadTexts();
  const client = useChatClient();
  const me = useMe()?.id;
  const timeline = useTimeline(id);
  useVisit(id, usePageVisible() && view === undefined);
  const [unreadFrom] = useState(view && view.unread > 0 ? view.read + 1 : undefined);
  const [naming, setNaming] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const focusComposer = useComposerFocus(field);
  const [editing, edits] = useEditing(id, at, timeline, focusComposer);
  const notify = useNotify();
  const may = useThreadRights(home, view !== undefined);
  const leads = useHomeRights(home)('room:update');
  const { name = '', resolved = false } = view?.room ?? root.thread ?? {};
  const lastOfMine = timeline.messages.findLast(({ author, status }) => author === me && status !== 'failed');

  const follow = useCommand(client.joinRoom);
  const unfollow = useCommand(client.leaveRoom);
  const toggleFollow = async () => {
    const ack = await (view === undefined ? follow.run(id) : unfollow.run(id));
    if (!ack.ok) return notify(problemText(ack.error));
    // What was held of it went with the membership.
    if (view !== undefined) void timeline.loadNewest();
  };
  const resolve = async () => {
    const ack = await client.updateThread(id, { resolved: !resolved });
    if (!ack.ok) notify(problemText(ack.error));
  };
  const editLast = useEditLast(id, may, edits);

  return (
    <ThreadFrame
      title={name === '' ? namesTexts().thread : name}
      onClose={onClose}
      actions={
        <>
          {may('thread:update') && (
            <>
              <IconButton
                label={resolved ? t.reopen : t.resolve}
                icon={<CircleCheck size={18} className={resolved ? 'text-accent-ink' : ''} />}
                onClick={() => void resolve()}
              />
              <IconButton
                label={t.name}
                aria-expanded={naming}
                icon={<Pencil size={16} />}
                onClick={() => setNaming(!naming)}
              />
            </>
          )}
          {may('room:join') && (
            <IconButton
              label={view === undefined ? t.follow : t.unfollow}
              icon={view === undefined ? <Bell size={18} /> : <BellOff size={18} />}
              onClick={() => void toggleFollow()}
            />
          )}
        </>
      }
    >
      {naming && (
        <NameThread
          id={id}
          name={name}
          onDone={() => {
            setNaming(false);
            focusComposer();
          }}
        />
      )}
      <Root root={root} count={root.thread?.count ?? 0} resolved={resolved} />
      <RoomTimeline
        key={at}
        at={at}
        room={id}
        label={t.inThread}
        timeline={timeline}
        may={may}
        unreadFrom={unreadFrom}
        intro={
          timeline.messages.length === 0 && (
            <p className="px-4 pt-4 text-base text-ink-soft md:px-6">{t.noReplies}</p>
          )
        }
        editing={editing}
        edits={edits}
        onLeave={focusComposer}
      />
      <WritingPlace>
        {may('message:send') ? (
          <RoomComposer
            room={id}
            label={t.toThread}
            field={field}
            slowMode={leads ? undefined : home.room.slowModeSeconds}
            lastSpokeAt={lastOfMine?.at}
            onEditLast={editLast}
          />
        ) : home.role || home.room.archived ? (
          <Suspense fallback={null}>
            <CanNotWrite room={id} mutedUntil={home.mutedUntil} archived={home.room.archived && home.room} />
          </Suspense>
        ) : (
          <ComposerNote icon={<Bell size={18} />}>
            <strong className="font-semibold text-ink">{t.lookingIn}</strong> {t.joinHint}
          </ComposerNote>
        )}
      </WritingPlace>
    </ThreadFrame>
  );
}

/** A picture in the message that is always in sight: whole, below some lines of text, and the replies have room. */
const rootPicture = 112;

interface RootProps {
  readonly root: Message;
  readonly count: number;
  readonly resolved: boolean;
}

/** What the thread is about, always in sight. */
function Root({ root: { id, author, alias, text, files = [], at, deleted }, count, resolved }: RootProps) {
  const t = threadTexts();
  const person = usePeople([author])(author);
  const name = alias ?? person.name;
  const deleting = useDeleting().some((each) => each.id === id);
  return (
    <section aria-label={t.root} className="shrink-0 border-b border-line px-4 py-3 md:px-6">
      <div className="flex gap-3">
        <Avatar name={name} picture={person.picture} size="lg" />
        <div className="min-w-0 flex-1">
          <SaidBy name={name} at={at} />
          <Scrolled className="max-h-[min(14rem,30dvh)] overflow-y-auto">
            {deleted ? (
              <p className="text-read text-ink-faint italic">{messageTexts().deleted}</p>
            ) : deleting ? (
              <DeletingMessage id={id} />
            ) : (
              <MessageText text={text} />
            )}
            {!deleted && !deleting && files.length > 0 && (
              <MessageFiles files={files} highest={rootPicture} />
            )}
          </Scrolled>
        </div>
      </div>
      {(count > 0 || resolved) && (
        <p className="mt-2 text-sm text-ink-faint">
          {(resolved ? t.repliesResolved : threadSummaryTexts().replies)({ count })}
        </p>
      )}
    </section>
  );
}
