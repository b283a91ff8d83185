import { useChatClient, useRoom } from '@parley/react';
import clsx from 'clsx';
import { Link } from 'wouter';
import { linkedMessagesTexts } from '../../texts/en/linked-messages.ts';
import { namesTexts } from '../../texts/en/names.ts';
import { useNow } from '../clock.ts';
import { moment } from '../moment.ts';
import { personName } from '../person-name.ts';
import { messagePath, roomLabel } from '../rooms.ts';
import { knownMessages } from './known-messages.ts';
import { linkedIn, type Place } from './linked-in.ts';
import { MessageGist } from '../../ui/message-gist.tsx';
import { useMessage } from './use-message.ts';

/** A quote shows what it leads to. */
const quotes = /^ {0,3}>.*$/gmu;

/** Messages of this place that a text leads to, in small, for who may read them; for everybody else there is nothing to see. */
export function LinkedMessages({ text }: { readonly text: string }) {
  return linkedIn(text.replace(quotes, ''), window.location.origin).map((place) => (
    <LinkedMessage key={`${place.room}/${place.seq}`} place={place} />
  ));
}

const frame = 'mt-1.5 mb-1 max-w-xl rounded-lg border border-s-3 border-line px-3 py-2';
const gist = 'h-[2lh] overflow-hidden text-base text-ink-soft';

/**
 * As high as any of them, so that what is below it stays where it is when the message comes. Not for what may not be for me: it would
 * leave a hole that closes.
 */
function EmptyCard() {
  return (
    <div aria-hidden="true" className={frame}>
      <div className="h-[1lh] text-sm" />
      <div className={gist} />
    </div>
  );
}

function LinkedMessage({ place: { room, seq } }: { readonly place: Place }) {
  const found = useMessage(room, seq);
  const view = useRoom(room);
  const client = useChatClient();
  const now = useNow('minute');
  if (found === undefined) return knownMessages(client).expects(room, seq) ? <EmptyCard /> : null;
  if (found.kind !== 'there') return null;
  const { message, author: writer } = found;
  const author = message.alias ?? personName(writer ?? { name: namesTexts().somebody });
  const when = moment(message.at, now);
  return (
    <div className={clsx(frame, 'relative border-s-accent-line focus-within:bg-hover hover:bg-hover')}>
      <div className="flex items-baseline gap-x-2">
        <Link
          href={messagePath(room, seq)}
          aria-label={linkedMessagesTexts().goTo({ author, when })}
          className="min-w-0 truncate text-sm font-semibold after:absolute after:inset-0 after:rounded-lg"
        >
          <bdi>{author}</bdi>
        </Link>
        <span className="min-w-0 flex-1 truncate text-xs text-ink-faint tabular-nums">
          {view !== undefined && (
            <>
              <bdi>{roomLabel(view)}</bdi>
              {' · '}
            </>
          )}
          {when}
        </span>
      </div>
      <div className={gist}>
        <MessageGist {...message} className={message.files ? 'line-clamp-1' : 'line-clamp-2'} />
      </div>
    </div>
  );
}
