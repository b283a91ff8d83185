import clsx from 'clsx';
import { Paperclip } from 'lucide-react';
import { messageTexts } from '../texts/en/message.ts';
import { messageExtrasTexts } from '../texts/en/message-extras.ts';
import { plainText } from './text/plain-text.ts';
import { MentionedText } from './timeline/mentioned-text.tsx';
import type { MentionView } from './timeline/message-view.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface MessageGistProps {
  readonly text: string;
  readonly files?: readonly Named[] | undefined;
  readonly deleted?: boolean | undefined;
  /** Whom it calls is marked, and rooms that it names are links: where nothing else is. */
  readonly called?: readonly MentionView[] | undefined;
  /** How large the text is, and how much of it is shown. */
  readonly className: string;
}

/** A message as it is shown elsewhere than in its room: without its marks, a spoiler still one, its files by their names. */
export function MessageGist({ text, files, deleted = false, called, className }: MessageGistProps) {
  return (
    <>
      {(deleted || text !== '') && (
        <p dir="auto" className={clsx('[overflow-wrap:anywhere] whitespace-pre-line', className)}>
          {deleted ? (
            <em className="text-ink-faint">{messageTexts().deleted}</em>
          ) : called ? (
            <MentionedText text={plainText(text)} mentions={called} />
          ) : (
            plainText(text)
          )}
        </p>
      )}
      {!deleted && files && <FileNames files={files} />}
    </>
  );
}

export function FileNames({ files }: { readonly files: readonly Named[] }) {
  const t = messageExtrasTexts();
  return (
    <ul
      aria-label={files.length === 1 ? t.file : t.files({ count: files.length })}
      className="text-sm text-ink-soft"
    >
      {files.map(({ id, name }) => (
        <li key={id} className="flex items-center gap-1.5">
          <Paperclip size={13} aria-hidden="true" className="shrink-0" />
          <bdi className="truncate">{name}</bdi>
        </li>
      ))}
    </ul>
  );
}
