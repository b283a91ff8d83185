import type { Message, RoomId } from '@parley/events';
import { useChatClient, useThreads, useTimeline } from '@parley/react';
import { MessageSquareReply } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { namesTexts } from '../../texts/en/names.ts';
import { threadTexts } from '../../texts/en/thread.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ThreadFrame } from '../../ui/thread-frame.tsx';
import { problemText } from '../problem.ts';
import { useAnswer } from '../use-answer.ts';
import { UnsentText } from '../composer/unsent-text.tsx';
import { EarlyComposer, useEarlyReply } from './early-reply.tsx';
import { InThread } from './in-thread.ts';
import { useHomeRights, type Home } from './thread-rights.ts';
import { Thread } from './thread.tsx';

interface ThreadPanelProps {
  readonly home: Home;
  readonly seq: number;
  /** The reply that the address names. */
  readonly at: number | undefined;
  readonly onClose: () => void;
}

/** Beside a room: one of its messages, and what was replied to it. */
export function ThreadPanel({ home, seq, at, onClose }: ThreadPanelProps) {
  const t = threadTexts();
  const room = home.room.id;
  const root = useRoot(room, seq);
  const followed = useThreads()?.find(({ room: { parent } }) => parent?.room === room && parent.seq === seq);
  const known = followed?.id ?? root.message?.thread?.room;
  const opening = useOpened(home, root.message, known);
  const thread = known ?? opening.thread;
  const problem = root.error ?? opening.error;
  const waits = problem === undefined && opening.may && (root.loading || root.message !== undefined);
  const [reply, setReply] = useEarlyReply(thread);
  const unsent = [...reply.sent, reply.text].filter((text) => text !== '').join('\n\n');
  if (root.message !== undefined && thread !== undefined)
    return (
      <InThread value={{ room, seq }}>
        <Thread
          key={thread}
          id={thread}
          view={followed}
          home={home}
          root={root.message}
          at={at}
          onClose={onClose}
        />
      </InThread>
    );
  return (
    <ThreadFrame title={namesTexts().thread} onClose={onClose}>
      <div className="px-4 py-4 md:px-6">
        {problem !== undefined ? (
          <ErrorNote onRetry={root.error === undefined ? undefined : root.reload}>
            {problemText(problem)}
          </ErrorNote>
        ) : root.loading || waits ? (
          <ListSkeleton label={t.opening} />
        ) : (
          <EmptyState icon={<MessageSquareReply size={22} />} title={root.message ? t.none : t.noMessage}>
            {root.message ? t.noneHint : t.noMessageHint}
          </EmptyState>
        )}
      </div>
      {waits ? (
        <EarlyComposer reply={reply} onChange={setReply} />
      ) : (
        unsent !== '' && (
          <div className="px-4 pb-4 md:px-6">
            <UnsentText text={unsent} onDiscard={() => setReply({ sent: [], text: '' })} />
          </div>
        )
      )}
    </ThreadFrame>
  );
}

/** The message that the thread answers: live where it is on the screen, and otherwise as it was when it was asked for. */
function useRoot(room: RoomId, seq: number) {
  const client = useChatClient();
  const { messages } = useTimeline(room);
  const answer = useAnswer(
    useCallback(() => client.ask('room:history', { room, around: seq, limit: 1 }), [client, room, seq]),
  );
  const shown = messages.find((message) => message.status === 'sent' && message.seq === seq);
  const message: Message | undefined =
    shown?.status === 'sent' ? shown : answer.data?.messages.find((one) => one.seq === seq);
  return { ...answer, message };
}

/** The thread of a message that has none yet: whoever may begin one finds it made. */
function useOpened(home: Home, root: Message | undefined, known: RoomId | undefined) {
  const client = useChatClient();
  const may = useHomeRights(home)('thread:open') && root?.deleted !== true;
  const wanted = may && root !== undefined && known === undefined ? root.seq : undefined;
  const room = home.room.id;
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof client.openThread>>>();
  useEffect(() => {
    if (wanted === undefined) return;
    let isWanted = true;
    void client.openThread(room, wanted).then((ack) => isWanted && setAnswer(ack));
    return () => {
      isWanted = false;
    };
  }, [client, room, wanted]);
  return {
    may,
    thread: answer?.ok ? answer.data.room.id : undefined,
    error: answer?.ok === false ? answer.error : undefined,
  };
}
