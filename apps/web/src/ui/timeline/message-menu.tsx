import { Menu } from '@base-ui/react/menu';
import {
  BellDot,
  Bookmark,
  BookmarkX,
  CircleDot,
  CircleUser,
  Copy,
  Flag,
  Link2,
  MessageSquareReply,
  Pencil,
  Pin,
  PinOff,
  SmilePlus,
  TextQuote,
  Trash2,
} from 'lucide-react';
import { useEffect, useRef } from 'react';
import { commonTexts } from '../../texts/en/common.ts';
import { messageMenuTexts } from '../../texts/en/message-menu.ts';
import { beside } from '../beside.ts';
import { useGoingBack } from '../going-back.ts';
import { menuCard, MenuItem } from '../menu.tsx';

export interface MessageMenuProps {
  /** What opened it. */
  readonly anchor: HTMLElement;
  /** Gets the focus when it closes. */
  readonly focusAfter: () => HTMLElement;
  readonly can: {
    readonly react: boolean;
    readonly quote: boolean;
    readonly edit: boolean;
    readonly pin: boolean;
    readonly thread: boolean;
    readonly delete: boolean;
    readonly report: boolean;
  };
  readonly pinned: boolean;
  readonly onReact: () => void;
  readonly onQuote: () => void;
  readonly onEdit: () => void;
  readonly onPin: () => void;
  readonly onThread: () => void;
  /** Only of a room one is in. */
  readonly onMarkUnread?: (() => void) | undefined;
  /** I saved it for later. */
  readonly saved: boolean;
  readonly onSave: () => void;
  /** Why it did, or did not, notify; only of others' messages. */
  readonly onWhy?: (() => void) | undefined;
  /** By whom it is, where that leads to somebody. */
  readonly author?: string | undefined;
  readonly onAuthor: () => void;
  readonly onCopy: () => void;
  readonly onCopyLink: () => void;
  readonly onReport: () => void;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** Everything one can do with a message. Loaded when first wanted. */
export function MessageMenu({
  anchor,
  focusAfter,
  can,
  pinned,
  onReact,
  onQuote,
  onEdit,
  onPin,
  onThread,
  onMarkUnread,
  saved,
  onSave,
  onWhy,
  author,
  onAuthor,
  onCopy,
  onCopyLink,
  onReport,
  onDelete,
  onClose,
}: MessageMenuProps) {
  /** What has the focus afterwards instead. */
  const focusInstead = useRef<HTMLElement | false>(undefined);
  /** What the editor and the form of a report take when they open, the menu must not take back. */
  const giveFocus = (open: () => void) => () => {
    focusInstead.current = false;
    open();
  };
  const t = messageMenuTexts();
  const { addReaction, edit, replyInThread } = commonTexts();
  const pressed = usePressed();
  useGoingBack(onClose);
  return (
    <Menu.Root
      open
      onOpenChange={(open, { reason }) => {
        // The finger that was held down to open the menu is lifted outside of it: that does not close it again.
        if (!open && (reason !== 'outside-press' || pressed.current)) onClose();
      }}
    >
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} align="end" side="bottom" sideOffset={4} {...beside()}>
          <Menu.Popup
            finalFocus={() => focusInstead.current ?? focusAfter()}
            aria-label={t.title}
            className={menuCard}
          >
            {can.react && <MenuItem icon={<SmilePlus size={16} />} label={addReaction} onClick={onReact} />}
            {can.quote && (
              <MenuItem icon={<TextQuote size={16} />} label={t.quote} onClick={giveFocus(onQuote)} />
            )}
            {can.thread && (
              <MenuItem
                icon={<MessageSquareReply size={16} />}
                label={replyInThread}
                onClick={giveFocus(onThread)}
              />
            )}
            {can.edit && <MenuItem icon={<Pencil size={16} />} label={edit} onClick={giveFocus(onEdit)} />}
            {can.pin && (
              <MenuItem
                icon={pinned ? <PinOff size={16} /> : <Pin size={16} />}
                label={pinned ? t.unpin : t.pin}
                onClick={onPin}
              />
            )}
            {onMarkUnread && (
              <MenuItem icon={<CircleDot size={16} />} label={t.markUnread} onClick={onMarkUnread} />
            )}
            <MenuItem
              icon={saved ? <BookmarkX size={16} /> : <Bookmark size={16} />}
              label={saved ? t.unsave : t.save}
              onClick={onSave}
            />
            {onWhy && <MenuItem icon={<BellDot size={16} />} label={t.why} onClick={onWhy} />}
            {author !== undefined && author !== '' && (
              <MenuItem
                icon={<CircleUser size={16} />}
                label={t.about({ name: author })}
                onClick={giveFocus(onAuthor)}
              />
            )}
            <MenuItem icon={<Copy size={16} />} label={t.copyText} onClick={onCopy} />
            <MenuItem icon={<Link2 size={16} />} label={t.copyLink} onClick={onCopyLink} />
            {can.report && (
              <MenuItem icon={<Flag size={16} />} label={t.report} onClick={giveFocus(onReport)} />
            )}
            {can.delete && (
              <MenuItem
                icon={<Trash2 size={16} />}
                label={t.delete}
                onClick={() => {
                  // The message loses its buttons.
                  focusInstead.current = anchor.closest<HTMLElement>('[data-message]') ?? anchor;
                  onDelete();
                }}
                danger
              />
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** Whether anything has been pressed since this appeared. */
function usePressed() {
  const pressed = useRef(false);
  useEffect(() => {
    const press = () => {
      pressed.current = true;
    };
    document.addEventListener('pointerdown', press, { capture: true, once: true });
    return () => document.removeEventListener('pointerdown', press, { capture: true });
  }, []);
  return pressed;
}
