import type { Pin as PinnedMessage } from '@parley/events';
import { useChatClient, useCommand, useMe, usePins, type RoomView } from '@parley/react';
import { Pin, PinOff } from 'lucide-react';
import { Link } from 'wouter';
import { fill } from '../../../texts/texts.ts';
import { roomPanelTexts } from '../../../texts/en/room-panel.ts';
import { IconButton } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { focusBeside } from '../../../ui/focus-beside.ts';
import { MessageGist } from '../../../ui/message-gist.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { times } from '../../../ui/times.ts';
import { useNow } from '../../clock.ts';
import { problemText } from '../../problem.ts';
import { usePeople } from '../../use-names.ts';
import { useRights } from '../../use-rights.ts';
import { usePlacePath } from './use-place-path.ts';
import { CommandNote } from '../../command-note.tsx';

/** What is pinned in a room, the last pinned first. */
export function PinnedMessages({ view }: { readonly view: RoomView }) {
  const t = roomPanelTexts();
  const { pins, error, reload } = usePins(view.id);
  const client = useChatClient();
  const me = useMe()?.id;
  const now = useNow('minute');
  const may = useRights(view);
  const pathOf = usePlacePath(view.id, 'pins');
  const personOf = usePeople((pins ?? []).flatMap(({ by, message }) => [by, message.author]));
  const unpin = useCommand((seq: number) => client.act('message:pin', { room: view.id, seq, on: false }));
  if (error !== undefined) return <ErrorNote onRetry={reload}>{problemText(error)}</ErrorNote>;
  if (pins === undefined) return <ListSkeleton label={t.pinsLoading} rows={3} />;
  if (pins.length === 0)
    return (
      <EmptyState icon={<Pin size={22} />} title={t.pinsNone}>
        {t.pinsHint}
      </EmptyState>
    );
  return (
    <>
      <CommandNote of={unpin} />
      <ul aria-label={t.pins} className="flex flex-col gap-3">
        {pins.map((pin) => {
          const author = authorOf(pin, (id) => personOf(id).name);
          const { message, by, at } = pin;
          const day = times.day(message.at, now);
          return (
            <li
              key={message.id}
              className="relative rounded-xl border border-line p-3 focus-within:bg-hover hover:bg-hover"
            >
              <div className="flex items-baseline gap-2 pe-8">
                <Link
                  href={pathOf(message.seq)}
                  aria-label={t.goToPinned({ author, when: `${day} ${times.clock(message.at)}` })}
                  className="min-w-0 truncate font-semibold after:absolute after:inset-0 after:rounded-xl"
                >
                  <bdi>{author}</bdi>
                </Link>
                <time
                  dateTime={new Date(message.at).toISOString()}
                  title={times.full(message.at)}
                  className="shrink-0 text-xs text-ink-faint tabular-nums"
                >
                  {day}, {times.clock(message.at)}
                </time>
              </div>
              <MessageGist {...message} className="line-clamp-5 text-base text-ink" />
              <p title={times.full(at)} className="mt-1.5 text-xs text-ink-faint">
                {by === me
                  ? t.pinnedByYou({ day: times.day(at, now) })
                  : fill(t.pinnedBy, { name: <bdi>{personOf(by).name}</bdi>, day: times.day(at, now) })}
              </p>
              {may('message:pin') && (
                <IconButton
                  size="sm"
                  label={t.unpin}
                  aria-label={t.unpinOf({ author })}
                  icon={<PinOff size={15} />}
                  className="absolute top-2 end-2"
                  onClick={(event) => {
                    const panel = event.currentTarget.closest('aside');
                    focusBeside(event.currentTarget, () => panel?.focus());
                    void unpin.run(message.seq);
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

const authorOf = ({ message }: PinnedMessage, nameOf: (id: PinnedMessage['by']) => string): string =>
  message.alias ?? nameOf(message.author);
