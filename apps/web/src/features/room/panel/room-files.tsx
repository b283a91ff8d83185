import type { MessageBody, RoomId } from '@parley/events';
import { File as FileIcon, Files } from 'lucide-react';
import { roomPanelTexts } from '../../../texts/en/room-panel.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { bytes } from '../../../ui/bytes.ts';
import { kindOf } from '../../../ui/files/file-layout.ts';
import { ListEnd } from '../../list-end.tsx';
import { usePeople } from '../../use-names.ts';
import { foundLink, FoundRow } from './found-row.tsx';
import { usePlacePath } from './use-place-path.ts';
import { useSaid } from './use-said.ts';

const hasFiles = ({ files }: MessageBody): boolean => files !== undefined;

/** The files of a room, the newest first, each with the message it came with. */
export function RoomFiles({ room }: { readonly room: RoomId }) {
  const t = roomPanelTexts();
  const said = useSaid({ room, has: 'file', isWanted: hasFiles });
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
        {files.map(({ message, ...file }) => (
          <FoundRow
            key={file.id}
            mark={
              kindOf(file) === 'picture' ? (
                <img
                  src={`/api/files/${file.id}/preview`}
                  alt=""
                  loading="lazy"
                  className="size-full object-cover"
                />
              ) : (
                <FileIcon size={18} />
              )
            }
            at={message.at}
            author={message.alias ?? personOf(message.author).name}
            href={pathOf(message.seq)}
            note={bytes(file.size)}
          >
            <a href={`/api/files/${file.id}?save`} download={file.name} className={foundLink}>
              <bdi>{file.name}</bdi>
            </a>
          </FoundRow>
        ))}
      </ul>
      <ListEnd pages={said} loading={t.filesLoading} none="" />
    </>
  );
}
