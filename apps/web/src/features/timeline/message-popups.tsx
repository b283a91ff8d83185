import type { RoomId, UserRole } from '@parley/events';
import { useChatClient, useCommand, useRoom, type SentMessage } from '@parley/react';
import { Suspense, type Dispatch, type SetStateAction } from 'react';
import { messagePopupsTexts } from '../../texts/en/message-popups.ts';
import { useNotify } from '../notices.tsx';
import { problemText } from '../problem.ts';
import { copyText } from '../copy-text.ts';
import { placePath } from '../rooms.ts';
import { isSaved, toggleSaved } from '../saved/saved.ts';
import { useInThread } from '../thread/in-thread.ts';
import type { MessageRights } from './message-rights.ts';
import { lazy, patiently } from '../../ui/lazy.ts';

// Fetched when first wanted: most visits only read and write.
const MessageMenu = lazy(async () => ({
  default: (await import('../../ui/timeline/message-menu.tsx')).MessageMenu,
}));
const EmojiPopover = lazy(async () => ({
  default: (await import('../emoji/emoji-popover.tsx')).EmojiPopover,
}));
const ConfirmDialog = lazy(async () => ({
  default: (await import('../../ui/confirm-dialog.tsx')).ConfirmDialog,
}));
const ReportDialog = lazy(async () => ({
  default: (await import('./report-dialog.tsx')).ReportDialog,
}));

/** What is open for a message; one at a time. */
export type Popup =
  | { readonly kind: 'menu' | 'reactions' | 'report'; readonly key: string; readonly anchor: HTMLElement }
  | { readonly kind: 'delete'; readonly key: string };

interface MessagePopupsProps {
  readonly room: RoomId;
  readonly popup: Popup;
  /** The message it is for. */
  readonly message: SentMessage;
  /** Who its author is in the place, as far as known. */
  readonly authorRole: UserRole | undefined;
  readonly mine: readonly string[];
  readonly can: MessageRights;
  readonly onReact: (emoji: string, on: boolean) => void;
  readonly onQuote: () => void;
  readonly onEdit: () => void;
  readonly onThread: () => void;
  readonly onPopup: Dispatch<SetStateAction<Popup | undefined>>;
}

export function MessagePopups({
  room,
  popup,
  message,
  authorRole,
  mine,
  can,
  onReact,
  onQuote,
  onEdit,
  onThread,
  onPopup,
}: MessagePopupsProps) {
  const t = messagePopupsTexts();
  const client = useChatClient();
  const notify = useNotify();
  const isMember = useRoom(room) !== undefined;
  const inThread = useInThread();
  // A menu that closes because its item opened another popup must leave that one open.
  const close = () => onPopup((current) => (current === popup ? undefined : current));
  const pin = async () => {
    const ack = await client.act('message:pin', { room, seq: message.seq, on: !message.pinned });
    if (!ack.ok) notify(problemText(ack.error));
  };
  const copy = async () => {
    if (!(await copyText(message.text))) notify(t.noCopying);
  };
  const copyLink = async () => {
    const { origin } = window.location;
    const path = placePath({ id: room, parent: inThread }, message.seq);
    if (!(await copyText(`${origin}${path}`))) notify(t.noCopying);
  };
  const why = async () => {
    const { whyNotified } = await patiently(() => import('../notify/why.ts'));
    notify(whyNotified(client, room, message));
  };
  return (
    <Suspense fallback={null}>
      {popup.kind === 'menu' && (
        <MessageMenu
          anchor={popup.anchor}
          can={can}
          pinned={message.pinned !== undefined}
          onReact={() => onPopup({ ...popup, kind: 'reactions' })}
          onQuote={onQuote}
          onEdit={onEdit}
          onPin={() => void pin()}
          onThread={onThread}
          onMarkUnread={isMember ? () => client.markUnreadFrom(room, message.seq) : undefined}
          saved={isSaved(client, room, message.seq)}
          onSave={() => notify(toggleSaved(client, room, message.seq))}
          onWhy={message.author === client.me.get()?.id ? undefined : () => void why()}
          onCopy={() => void copy()}
          onCopyLink={() => void copyLink()}
          onReport={() => onPopup({ ...popup, kind: 'report' })}
          onDelete={() => onPopup({ kind: 'delete', key: popup.key })}
          onClose={close}
        />
      )}
      {popup.kind === 'reactions' && (
        <EmojiPopover
          label={t.chooseReaction}
          anchor={popup.anchor}
          chosen={mine}
          onPick={(emoji) => onReact(emoji, !mine.includes(emoji))}
          onClose={close}
        />
      )}
      {popup.kind === 'report' && (
        <ReportDialog
          room={room}
          message={message}
          authorRole={authorRole}
          anchor={popup.anchor}
          onClose={close}
        />
      )}
      {popup.kind === 'delete' && <DeleteMessage room={room} message={message} onClose={close} />}
    </Suspense>
  );
}

interface DeleteMessageProps {
  readonly room: RoomId;
  readonly message: SentMessage;
  readonly onClose: () => void;
}

function DeleteMessage({ room, message, onClose }: DeleteMessageProps) {
  const t = messagePopupsTexts();
  const client = useChatClient();
  const remove = useCommand(client.deleteMessage);
  const confirm = async () => {
    const ack = await remove.run(room, message.seq);
    if (ack.ok) onClose();
  };
  return (
    <ConfirmDialog
      title={t.deleteTitle}
      action={t.delete}
      busy={remove.pending}
      error={remove.error && problemText(remove.error)}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <span className="block">{t.deleteHint}</span>
      <span
        dir="auto"
        className="mt-2 line-clamp-3 rounded-lg bg-sunken px-3 py-2 [overflow-wrap:anywhere] text-ink"
      >
        {message.text}
      </span>
    </ConfirmDialog>
  );
}
