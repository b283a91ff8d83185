import type { MessageBody, RoomId } from '@parley/events';
import { ArrowUpRight, Files } from 'lucide-react';
import { Link } from 'wouter';
import { roomPanelTexts } from '../../../texts/en/room-panel.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { bytes } from '../../../ui/bytes.ts';
import { times } from '../../../ui/times.ts';
import { useNow } from '../../clock.ts';
import { ListEnd } from '../../list-end.tsx';
import { usePeople } from '../../use-names.ts';
import { usePlacePath } from './use-place-path.ts';
import { useSaid } from './use-said.ts';

const hasFiles = ({ files }: MessageBody): boolean => files !== undefined;

/** The files of a room, the newest first, each with the message it came with. */
export function RoomFiles({ room }: { readonly room: RoomId }) {
  const t = roomPanelTexts();
  const said = useSaid({ room, has: 'file', isWanted: hasFiles });
  const now = useNow('minute');
  const pathOf = usePlacePath(room, 'files');
  const personOf = usePeople(said.items.map(({ author }) => author));
  const files = said.items.flatMap((message) => (message.files ?? []).map((file) => ({ ...file, message })));
  if (files.length === 0 && !said.loading && !said.more && said.error === undefined)
    return (
      <EmptyState icon={<Files size={22} />} title={t.filesNone}>
        {t.filesHint}
      </EmptyState>
    );
  return (
    <>
      <ul aria-label={t.tabFiles} className="flex flex-col">
        {files.map(({ id, name, size, message }) => {
          const author = message.alias ?? personOf(message.author).name;
          const when = `${times.day(message.at, now)}, ${times.clock(message.at)}`;
          return (
            <li key={id} className="flex items-start gap-2 border-b border-line py-2.5">
              <div className="min-w-0 flex-1">
                <a
                  href={`/api/files/${id}?save`}
                  download={name}
                  className="line-clamp-2 text-base [overflow-wrap:anywhere] text-accent-ink hover:underline"
                >
                  <bdi>{name}</bdi>
                </a>
                <p className="truncate text-xs text-ink-faint">
                  {bytes(size)}, <bdi>{author}</bdi>, {when}
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
      <ListEnd pages={said} loading={t.filesLoading} none="" />
    </>
  );
}
