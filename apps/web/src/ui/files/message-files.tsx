import { Download, File as FileIcon, ImageOff } from 'lucide-react';
import { Suspense, useState } from 'react';
import { messageExtrasTexts } from '../../texts/en/message-extras.ts';
import { type FileView, kindOf, sizeOf } from './file-layout.ts';
import { bytes } from '../bytes.ts';
import { lazy } from '../lazy.ts';
import { useFetched } from './use-fetched.ts';

const Lightbox = lazy(async () => ({ default: (await import('./lightbox.tsx')).Lightbox }));

const addressOf = (file: FileView) => `/api/files/${file.id}`;

/** A picture that is looked at. */
interface Opened {
  readonly index: number;
  readonly opener: HTMLElement;
  /** Has the focus afterwards if the message was deleted meanwhile, and the opener with it. */
  readonly row: HTMLElement | null;
}

interface MessageFilesProps {
  readonly id?: string;
  readonly files: readonly FileView[];
  /** How high a picture may be, in pixels; as in a conversation, where nothing is told. */
  readonly highest?: number;
}

/** The files of a message: pictures, film and sound as such, the others to be saved. */
export function MessageFiles({ id, files, highest }: MessageFilesProps) {
  const pictures = files.filter((file) => kindOf(file) === 'picture');
  const t = messageExtrasTexts();
  const [opened, setOpened] = useState<Opened>();
  return (
    <>
      <ul id={id} aria-label={files.length === 1 ? t.file : t.files({ count: files.length })}>
        {files.map((file) => (
          <li key={file.id} className="pt-2">
            <div style={sizeOf(file, highest)} className="max-w-full">
              <MessageFile
                file={file}
                onOpen={(opener) =>
                  setOpened({
                    index: pictures.indexOf(file),
                    opener,
                    row: opener.closest<HTMLElement>('[data-message]'),
                  })
                }
              />
            </div>
          </li>
        ))}
      </ul>
      {opened !== undefined && (
        <Suspense fallback={null}>
          <Lightbox
            pictures={pictures}
            start={opened.index}
            onClose={() => setOpened(undefined)}
            focusAfter={() => (opened.opener.isConnected ? opened.opener : opened.row)}
          />
        </Suspense>
      )}
    </>
  );
}

interface MessageFileProps {
  readonly file: FileView;
  readonly onOpen: (opener: HTMLElement) => void;
}

function MessageFile({ file, onOpen }: MessageFileProps) {
  switch (kindOf(file)) {
    case 'picture':
      return <Picture file={file} onOpen={onOpen} />;
    case 'video':
      return (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- people send films as they are
        <video
          controls
          preload="metadata"
          aria-label={file.name}
          src={addressOf(file)}
          className="h-full w-[22.5rem] max-w-full rounded-xl border border-line bg-sunken"
        />
      );
    case 'audio':
      return (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- people send sound as it is
        <audio
          controls
          preload="metadata"
          aria-label={file.name}
          title={file.name}
          src={addressOf(file)}
          className="h-full w-[22.5rem] max-w-full"
        />
      );
    case 'other':
      return <FileLink file={file} />;
  }
}

function Picture({ file, onOpen }: MessageFileProps) {
  const { failed, attempt, onError } = useFetched(file.id);
  return (
    <button
      type="button"
      aria-label={messageExtrasTexts().open({ name: file.alt ?? file.name })}
      title={file.name}
      onClick={({ currentTarget }) => onOpen(currentTarget)}
      className="block size-full cursor-zoom-in overflow-hidden rounded-xl border border-line bg-sunken"
    >
      {failed ? (
        <ImageOff size={20} aria-hidden="true" className="m-auto text-ink-faint" />
      ) : (
        <img
          key={attempt}
          src={`${addressOf(file)}/preview`}
          alt={file.alt ?? ''}
          loading="lazy"
          draggable={false}
          onError={onError}
          className="size-full object-cover"
        />
      )}
    </button>
  );
}

/** A file that is only ever saved. */
export function FileLink({ file }: { readonly file: FileView }) {
  return (
    <a
      href={`${addressOf(file)}?save`}
      download={file.name}
      className="flex h-full w-[22.5rem] max-w-full items-center gap-3 rounded-xl border border-line bg-canvas px-3 transition-colors hover:bg-hover"
    >
      <FileIcon size={20} aria-hidden="true" className="shrink-0 text-ink-soft" />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate text-base font-medium">
          {file.name}
        </span>
        <span className="block text-xs text-ink-faint">{bytes(file.size)}</span>
      </span>
      <Download size={16} aria-hidden="true" className="shrink-0 text-ink-soft" />
    </a>
  );
}
