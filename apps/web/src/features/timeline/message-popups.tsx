import type { RoomId, UserRole } from '@parley/events';
import { useChatClient, useRoom, type SentMessage } from '@parley/react';
import { Suspense, type Dispatch, type SetStateAction } from 'react';
import { commonTexts } from '../../texts/en/common.ts';
import { deletionsTexts } from '../../texts/en/deletions.ts';
import { messagePopupsTexts } from '../../texts/en/message-popups.ts';
import { useNotify } from '../notices.tsx';
import { problemText } from '../problem.ts';
import { copyText } from '../copy-text.ts';
import { placePath } from '../rooms.ts';
import { isSaved, toggleSaved } from '../saved/saved.ts';
import { useInThread } from '../thread/in-thread.ts';
import type { MessageRights } from './message-rights.ts';
import { isFromLobby } from './rows.ts';
import { useDeletions } from './use-deletions.ts';
import { lazy, patiently } from '../../ui/lazy.ts';
import { focusRow } from '../../ui/timeline/focus-row.ts';

// Fetched when first wanted: most visits only read and write.
const MessageMenu = lazy(async () => ({
  default: (await import('../../ui/timeline/message-menu.tsx')).MessageMenu,
}));
const EmojiPopover = lazy(async () => ({
  default: (await import('../emoji/emoji-popover.tsx')).EmojiPopover,
}));
const PersonPopover = lazy(async () => ({
  default: (await import('../people/person-popover.tsx')).PersonPopover,
}));
const ReportDialog = lazy(async () => ({
  default: (await import('./report-dialog.tsx')).ReportDialog,
}));

/** What is open for a message; one at a time. */
export interface Popup {
  readonly kind: 'menu' | 'reactions' | 'report' | 'person';
  readonly key: string;
  readonly anchor: HTMLElement;
}

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
  const deletions = useDeletions();
  // A menu that closes because its item opened another popup must leave that one open.
  const close = () => onPopup((current) => (current === popup ? undefined : current));
  const focusAfter = () => {
    // A message that is deleted meanwhile loses its buttons, but after its popup.
    queueMicrotask(() => {
      if (!popup.anchor.isConnected) focusRow(document.body, popup.key);
    });
    return popup.anchor;
  };
  const pin = async () => {
    const ack = await client.act('message:pin', { room, seq: message.seq, on: !message.pinned });
    if (!ack.ok) notify(problemText(ack.error));
  };
  const copy = async () => {
    if (await copyText(message.text)) notify(t.textCopied, 'success');
    else notify(commonTexts().noCopying);
  };
  const copyLink = async () => {
    const { origin } = window.location;
    const path = placePath({ id: room, parent: inThread }, message.seq);
    if (await copyText(`${origin}${path}`)) notify(t.linkCopied, 'success');
    else notify(commonTexts().noCopying);
  };
  const remove = async () => {
    const outcome = await deletions?.begin(room, message);
    const { messages } = client.timeline(room).get();
    // Somebody else may have been quicker.
    if (outcome?.ok || messages.some(({ id, deleted }) => id === message.id && deleted)) return;
    const said = deletionsTexts();
    notify(outcome ? said.kept({ problem: problemText(outcome.error) }) : said.undone);
  };
  const why = async () => {
    const { whyNotified } = await patiently(() => import('../notify/why.ts'));
    notify(whyNotified(client, room, message, inThread !== undefined));
  };
  return (
    <Suspense fallback={null}>
      {popup.kind === 'menu' && (
        <MessageMenu
          anchor={popup.anchor}
          focusAfter={focusAfter}
          can={{ ...can, delete: can.delete && deletions !== undefined }}
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
          author={isFromLobby(message) ? undefined : client.user(message.author).get()?.name}
          onAuthor={() => onPopup({ ...popup, kind: 'person' })}
          onReport={() => onPopup({ ...popup, kind: 'report' })}
          onDelete={() => void remove()}
          onClose={close}
        />
      )}
      {popup.kind === 'reactions' && (
        <EmojiPopover
          label={t.chooseReaction}
          anchor={popup.anchor}
          chosen={mine}
          focusAfter={focusAfter}
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
      {popup.kind === 'person' && <PersonPopover id={message.author} anchor={popup.anchor} onClose={close} />}
    </Suspense>
  );
}
