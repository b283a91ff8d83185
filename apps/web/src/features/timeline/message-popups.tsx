import type { RoomId } from '@parley/events';
import { useChatClient, useCommand, type SentMessage } from '@parley/react';
import { lazy, Suspense, type Dispatch, type SetStateAction } from 'react';
import { useNotify } from '../notices.tsx';
import { problemText } from '../problem.ts';
import { copyText } from './copy-text.ts';
import type { Rights } from '../use-rights.ts';

// Fetched when first wanted: most visits only read and write.
const MessageMenu = lazy(async () => ({
  default: (await import('../../ui/timeline/message-menu.tsx')).MessageMenu,
}));
const ReactionPicker = lazy(async () => ({
  default: (await import('../../ui/timeline/reaction-picker.tsx')).ReactionPicker,
}));
const ConfirmDialog = lazy(async () => ({
  default: (await import('../../ui/confirm-dialog.tsx')).ConfirmDialog,
}));

/** What is open for a message; one at a time. */
export type Popup =
  | { readonly kind: 'menu' | 'reactions'; readonly key: string; readonly anchor: HTMLElement }
  | { readonly kind: 'delete'; readonly key: string };

interface MessagePopupsProps {
  readonly room: RoomId;
  readonly popup: Popup;
  /** The message it is for. */
  readonly message: SentMessage;
  readonly mine: readonly string[];
  readonly may: Rights;
  readonly onReact: (emoji: string, on: boolean) => void;
  readonly onEdit: () => void;
  readonly onPopup: Dispatch<SetStateAction<Popup | undefined>>;
}

export function MessagePopups({
  room,
  popup,
  message,
  mine,
  may,
  onReact,
  onEdit,
  onPopup,
}: MessagePopupsProps) {
  const notify = useNotify();
  // A menu that closes because its item opened another popup must leave that one open.
  const close = () => onPopup((current) => (current === popup ? undefined : current));
  const copy = async () => {
    if (!(await copyText(message.text))) notify('The browser does not allow copying here.');
  };
  return (
    <Suspense fallback={null}>
      {popup.kind === 'menu' && (
        <MessageMenu
          anchor={popup.anchor}
          can={{
            react: may('message:react'),
            edit: may('message:edit', message.author),
            delete: may('message:delete', message.author),
          }}
          onReact={() => onPopup({ ...popup, kind: 'reactions' })}
          onEdit={onEdit}
          onCopy={() => void copy()}
          onDelete={() => onPopup({ kind: 'delete', key: popup.key })}
          onClose={close}
        />
      )}
      {popup.kind === 'reactions' && (
        <ReactionPicker anchor={popup.anchor} mine={mine} onPick={onReact} onClose={close} />
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
  const client = useChatClient();
  const remove = useCommand(client.deleteMessage);
  const confirm = async () => {
    const ack = await remove.run(room, message.seq);
    if (ack.ok) onClose();
  };
  return (
    <ConfirmDialog
      title="Delete this message?"
      action="Delete"
      busy={remove.pending}
      error={remove.error && problemText(remove.error)}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <span className="block">Its text is erased for everybody, for good.</span>
      <span
        dir="auto"
        className="mt-2 line-clamp-3 rounded-lg bg-sunken px-3 py-2 [overflow-wrap:anywhere] text-ink"
      >
        {message.text}
      </span>
    </ConfirmDialog>
  );
}
