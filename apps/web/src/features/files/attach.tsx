import type { MessageId, RoomId, SharedFile } from '@parley/events';
import { limits } from '@parley/events/limits';
import { Paperclip } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore, type RefObject } from 'react';
import { attachTexts } from '../../texts/en/attach.ts';
import { composerToolsTexts } from '../../texts/en/composer-tools.ts';
import { AttachmentList } from '../../ui/files/attachment-list.tsx';
import { IconButton } from '../../ui/button.tsx';
import { OutboxHint } from '../../ui/outbox-hint.tsx';
import { useNotify } from '../notices.tsx';
import { type Attachment, sharedOf, useUploads } from './uploads.ts';

/** What goes with the text that is being written. */
export interface Attached {
  /** Undefined while one of them is not whole. */
  readonly files: readonly SharedFile[] | undefined;
  /** The message is to be sent as soon as they are: in words, and what is in the way. */
  readonly waits: string | undefined;
  /** Says so, or takes it back; false if it was so before. */
  readonly wait: (waits: boolean) => boolean;
  /** Messages that were refused with some of them: sent anew, these have had their day. */
  readonly refused: readonly MessageId[];
  /** They are sent. */
  readonly take: () => void;
}

/** A file that was rejected, failed or was paused does not go up by itself. */
function waitingWords(items: readonly Attachment[]): string {
  const t = attachTexts();
  if (items.some(({ state }) => state === 'rejected')) return t.waitsForRejected;
  if (items.some(({ state }) => state === 'failed')) return t.waitsForFailed;
  return items.some(({ state }) => state === 'paused') ? t.waitsForPaused : t.waits;
}

/** Takes files, and says what could not be taken. */
function useAdd(room: RoomId) {
  const uploads = useUploads();
  const notify = useNotify();
  return (files: readonly File[]) => {
    const left = uploads.add(room, files);
    if (left > 0) notify(attachTexts().tooMany({ most: limits.filesPerMessage, count: left }));
  };
}

/** Opens the browser's dialog to pick files. */
export function AttachButton({ room }: { readonly room: RoomId }) {
  const t = composerToolsTexts();
  const field = useRef<HTMLInputElement>(null);
  const add = useAdd(room);
  return (
    <>
      <IconButton
        label={t.attach}
        icon={<Paperclip size={18} />}
        className="my-1 -me-2"
        onClick={() => field.current?.click()}
      />
      <input
        ref={field}
        type="file"
        multiple
        hidden
        aria-label={t.files}
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          // The same file can be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}

interface AttachmentsProps {
  readonly room: RoomId;
  readonly label: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** False while the browser keeps nothing of what is sent. */
  readonly durable: boolean;
  readonly onChange: (attached: Attached | undefined) => void;
}

const carriesFiles = (data: DataTransfer | null): data is DataTransfer =>
  data?.types.includes('Files') ?? false;

/** What was attached, and two more ways to attach: dropping anywhere in the page, and pasting into the text. */
export function Attachments({ room, label, field, durable, onChange }: AttachmentsProps) {
  const uploads = useUploads();
  const atRisk = useSyncExternalStore(uploads.subscribe, uploads.atRisk);
  const items = useSyncExternalStore(uploads.subscribe, () => uploads.in(room));
  const add = useAdd(room);
  const [over, setOver] = useState(false);
  const tell = useEffectEvent(onChange);
  useEffect(() => {
    const end = uploads.attend(room);
    void uploads.takeUp();
    return end;
  }, [uploads, room]);
  useEffect(() => {
    if (items.length === 0) return tell(undefined);
    tell({
      files: sharedOf(items),
      waits: items.some(({ waits }) => waits) ? waitingWords(items) : undefined,
      wait: (waits) => uploads.wait(room, waits),
      refused: items.flatMap(({ refused }) => refused ?? []),
      take: () => uploads.take(room),
    });
  }, [items, uploads, room]);
  const take = useEffectEvent((files: FileList) => add([...files]));

  useEffect(() => {
    const area = field.current;
    const paste = (event: ClipboardEvent) => {
      const files = event.clipboardData?.files;
      // A copied piece of a page or a sheet comes as text and as a picture of it: the text is meant.
      if (!files?.length || event.clipboardData?.types.includes('text/plain')) return;
      event.preventDefault();
      take(files);
    };
    area?.addEventListener('paste', paste);
    return () => area?.removeEventListener('paste', paste);
  }, [field]);

  useEffect(() => {
    // A thread beside the room takes what is dropped on it, the room what is dropped anywhere else.
    const isMine = ({ target }: DragEvent) =>
      (target instanceof Element ? target.closest('[data-drop-area]') : null) ===
      (field.current?.closest('[data-drop-area]') ?? null);
    const dragOver = (event: DragEvent) => {
      if (!isMine(event)) return setOver(false);
      if (event.defaultPrevented || !carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      setOver(true);
    };
    const dragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!isMine(event) || event.defaultPrevented || !carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      take(event.dataTransfer.files);
    };
    document.addEventListener('dragover', dragOver);
    document.addEventListener('dragleave', dragLeave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', dragOver);
      document.removeEventListener('dragleave', dragLeave);
      document.removeEventListener('drop', drop);
    };
  }, [field]);

  useEffect(() => {
    if (!atRisk) return;
    // They would have to be picked again.
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [atRisk]);

  return (
    <>
      {over && (
        <div
          aria-hidden="true"
          className="pointer-events-none fixed inset-3 z-40 flex items-center justify-center rounded-2xl border-2 border-dashed border-accent bg-canvas/90 text-read font-medium text-accent-ink"
        >
          {attachTexts().drop({ room: label })}
        </div>
      )}
      {!durable && <OutboxHint />}
      {items.length > 0 && (
        <AttachmentList
          items={items}
          onPause={(key) => uploads.pause(key)}
          onResume={(key) => uploads.resume(key)}
          onRemove={(key) => {
            uploads.cancel(key);
            field.current?.focus();
          }}
          onDescribe={(key, alt) => uploads.describe(key, alt)}
        />
      )}
    </>
  );
}
