import type { Message } from '@parley/events';
import { useMe } from '@parley/react';
import clsx from 'clsx';
import { Avatar } from '../../ui/avatar.tsx';
import { MessageGist } from '../../ui/message-gist.tsx';
import { calledIn } from '../called-in.ts';
import { usePeople } from '../use-names.ts';
import { SaidBy } from './said-by.tsx';

interface SaidMessagesProps {
  readonly label: string;
  /** As their room has them, one behind the other. */
  readonly messages: readonly Message[];
  /** The one that it is about. */
  readonly at?: number | undefined;
}

/** Some messages of a room elsewhere, to be read. */
export function SaidMessages({ label, messages, at }: SaidMessagesProps) {
  const me = useMe()?.id;
  const personOf = usePeople(messages.map(({ author }) => author));
  return (
    <ul aria-label={label} className="flex flex-col gap-3">
      {messages.map((message) => {
        const person = personOf(message.author);
        const name = message.alias ?? person.name;
        const isIt = message.seq === at;
        return (
          <li
            key={message.id}
            aria-current={isIt || undefined}
            className={clsx('flex gap-3', isIt && '-mx-2 rounded-lg bg-accent-soft px-2 py-1.5')}
          >
            <Avatar name={name} picture={person.picture} />
            <div className="min-w-0 flex-1">
              <SaidBy name={name} at={message.at} />
              <MessageGist {...message} called={calledIn(message, me)} className="line-clamp-6 text-read" />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
