import type { MessageBody, RoomId } from '@parley/events';
import { ArrowUpRight, Link2 } from 'lucide-react';
import { Link } from 'wouter';
import { roomPanelTexts } from '../../../texts/en/room-panel.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { textParts } from '../../../ui/timeline/links.ts';
import { times } from '../../../ui/times.ts';
import { useNow } from '../../clock.ts';
import { ListEnd } from '../../list-end.tsx';
import { usePeople } from '../../use-names.ts';
import { usePlacePath } from './use-place-path.ts';
import { useSaid } from './use-said.ts';

/** The addresses in a text, each once. */
function linksIn(text: string): readonly { readonly text: string; readonly href: string }[] {
  const links = textParts(text).flatMap((part) => (part.kind === 'link' ? [part] : []));
  return [...new Map(links.map((link) => [link.href, link])).values()];
}

const hasLinks = ({ text }: MessageBody): boolean => linksIn(text).length > 0;

/** The links that were said in a room, the newest first, each with the message it stands in. */
export function RoomLinks({ room }: { readonly room: RoomId }) {
  const t = roomPanelTexts();
  const said = useSaid({ room, has: 'link', isWanted: hasLinks });
  const now = useNow('minute');
  const pathOf = usePlacePath(room, 'links');
  const personOf = usePeople(said.items.map(({ author }) => author));
  const links = said.items.flatMap((message) => linksIn(message.text).map((link) => ({ ...link, message })));
  if (links.length === 0 && !said.loading && !said.more && said.error === undefined)
    return (
      <EmptyState icon={<Link2 size={22} />} title={t.linksNone}>
        {t.linksHint}
      </EmptyState>
    );
  return (
    <>
      <ul aria-label={t.tabLinks} className="flex flex-col">
        {links.map(({ text, href, message }) => {
          const author = message.alias ?? personOf(message.author).name;
          const when = `${times.day(message.at, now)}, ${times.clock(message.at)}`;
          return (
            <li key={`${message.id} ${href}`} className="flex items-start gap-2 border-b border-line py-2.5">
              <div className="min-w-0 flex-1">
                <a
                  href={href}
                  target="_blank"
                  rel="noopener noreferrer nofollow"
                  className="line-clamp-2 text-base [overflow-wrap:anywhere] text-accent-ink hover:underline"
                >
                  {text}
                </a>
                <p className="truncate text-xs text-ink-faint">
                  <bdi>{author}</bdi>, {when}
                </p>
              </div>
              <Link
                href={pathOf(message.seq)}
                aria-label={t.goToOf({ author, when })}
                title={t.goTo}
                className="inline-flex size-control shrink-0 items-center justify-center rounded-lg text-ink-soft transition-colors hover:bg-pressed hover:text-ink"
              >
                <ArrowUpRight size={16} aria-hidden="true" className="rtl:-scale-x-100" />
              </Link>
            </li>
          );
        })}
      </ul>
      <ListEnd pages={said} loading={t.linksLoading} none="" />
    </>
  );
}
