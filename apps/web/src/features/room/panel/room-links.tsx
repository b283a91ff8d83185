import type { MessageBody, RoomId } from '@parley/events';
import { Link2 } from 'lucide-react';
import { roomPanelTexts } from '../../../texts/en/room-panel.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { textParts } from '../../../ui/timeline/links.ts';
import { ListEnd } from '../../list-end.tsx';
import { usePeople } from '../../use-names.ts';
import { foundLink, FoundRow } from './found-row.tsx';
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
        {links.map(({ text, href, message }) => (
          <FoundRow
            key={`${message.id} ${href}`}
            mark={<Link2 size={18} />}
            at={message.at}
            author={message.alias ?? personOf(message.author).name}
            href={pathOf(message.seq)}
          >
            <a href={href} target="_blank" rel="noopener noreferrer nofollow" className={foundLink}>
              {text}
            </a>
          </FoundRow>
        ))}
      </ul>
      <ListEnd pages={said} loading={t.linksLoading} none="" />
    </>
  );
}
