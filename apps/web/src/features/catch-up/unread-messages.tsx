import { useChatClient, type RoomView } from '@parley/react';
import { useCallback } from 'react';
import { catchUpTexts } from '../../texts/en/catch-up.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { MessageGist } from '../../ui/message-gist.tsx';
import { times } from '../../ui/times.ts';
import { Answered } from '../answered.tsx';
import { useAnswer } from '../use-answer.ts';
import { usePeople } from '../use-names.ts';

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
  const personOf = usePeople((answer.data?.messages ?? []).map(({ author }) => author));
  return (
    <Answered answer={answer} label={t.unreadLoading}>
      {({ messages, hasAfter }) => (
        <>
          <ul aria-label={t.unreadList} className="flex flex-col gap-3">
            {messages.map(({ id: key, author, alias, at, ...said }) => {
              const person = personOf(author);
              const name = alias ?? person.name;
              return (
                <li key={key} className="flex gap-3">
                  <Avatar name={name} picture={person.picture} />
                  <div className="min-w-0 flex-1">
                    <p className="flex items-baseline gap-2">
                      <span dir="auto" className="truncate font-semibold">
                        {name}
                      </span>
                      <time
                        dateTime={new Date(at).toISOString()}
                        title={times.full(at)}
                        className="shrink-0 text-xs text-ink-faint tabular-nums"
                      >
                        {times.clock(at)}
                      </time>
                    </p>
                    <MessageGist {...said} className="line-clamp-6 text-read" />
                  </div>
                </li>
              );
            })}
          </ul>
          {hasAfter && <p className="text-sm text-ink-soft">{t.more}</p>}
        </>
      )}
    </Answered>
  );
}
