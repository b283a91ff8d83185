import type { RoomId } from '@parley/events';
import { useSearch } from '@parley/react';
import { ArrowUpRight, Files } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { fileSize } from '../../../ui/files/file-size.ts';
import { times } from '../../../ui/times.ts';
import { useNow } from '../../clock.ts';
import { ListEnd } from '../../list-end.tsx';
import { usePeople } from '../../use-names.ts';
import { usePlacePath } from './use-place-path.ts';

/** The files of a room, the newest first, each with the message it came with. */
export function RoomFiles({ room }: { readonly room: RoomId }) {
  const hits = useSearch(useMemo(() => ({ query: '', room, has: 'file' as const }), [room]));
  const now = useNow('minute');
  const pathOf = usePlacePath(room, 'files');
  const personOf = usePeople(hits.items.map(({ message }) => message.author));
  const files = hits.items.flatMap(({ message }) =>
    (message.files ?? []).map((file) => ({ ...file, message })),
  );
  if (files.length === 0 && !hits.loading && !hits.more && hits.error === undefined)
    return (
      <EmptyState icon={<Files size={22} />} title="No files yet">
        Files that are sent here are gathered in this place.
      </EmptyState>
    );
  return (
    <>
      <ul aria-label="Files" className="flex flex-col">
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
                  {fileSize(size)}, <bdi>{author}</bdi>, {when}
                </p>
              </div>
              <Link
                href={pathOf(message.seq)}
                aria-label={`Go to the message of ${author}, ${when}`}
                title="Go to the message"
                className="inline-flex size-9 shrink-0 items-center justify-center rounded-lg text-ink-soft transition-colors hover:bg-pressed hover:text-ink"
              >
                <ArrowUpRight size={16} aria-hidden="true" />
              </Link>
            </li>
          );
        })}
      </ul>
      <ListEnd pages={hits} loading="Loading files" none="" />
    </>
  );
}
