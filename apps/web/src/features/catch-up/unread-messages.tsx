import { useChatClient, type RoomView } from '@parley/react';
import { useCallback } from 'react';
import { catchUpTexts } from '../../texts/en/catch-up.ts';
import { Answered } from '../answered.tsx';
import { SaidMessages } from '../elsewhere/said-messages.tsx';
import { useAnswer } from '../use-answer.ts';

/** As many as one takes in at a glance; the rest is in the room. */
const SHOWN = 20;

/** What is unread in a room, from where one had stopped. */
export function UnreadMessages({ view: { id, read, head } }: { readonly view: RoomView }) {
  const t = catchUpTexts();
  const client = useChatClient();
  const end = head.seq;
  const answer = useAnswer(
    useCallback(
      // What comes in while one reads is asked for as well: `end` moves on.
      () => client.ask('room:history', { room: id, after: Math.min(read, end), limit: SHOWN }),
      [client, id, read, end],
    ),
  );
  return (
    <Answered answer={answer} label={t.unreadLoading}>
      {({ messages, hasAfter }) => (
        <>
          <SaidMessages label={t.unreadList} messages={messages} />
          {hasAfter && <p className="text-sm text-ink-soft">{t.more}</p>}
        </>
      )}
    </Answered>
  );
}
