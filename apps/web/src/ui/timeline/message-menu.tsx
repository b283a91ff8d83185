import { Menu } from '@base-ui/react/menu';
import { Copy, Pencil, SmilePlus, Trash2 } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';

export interface MessageMenuProps {
  /** What opened it; it gets the focus back. */
  readonly anchor: HTMLElement;
  readonly can: { readonly react: boolean; readonly edit: boolean; readonly delete: boolean };
  readonly onReact: () => void;
  readonly onEdit: () => void;
  readonly onCopy: () => void;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** Everything one can do with a message. Loaded when first wanted. */
export function MessageMenu({ anchor, can, onReact, onEdit, onCopy, onDelete, onClose }: MessageMenuProps) {
  /** The editor takes the focus when it opens; the menu must not take it back when it closes. */
  const edits = useRef(false);
  const edit = () => {
    edits.current = true;
    onEdit();
  };
  const pressed = usePressed();
  return (
    <Menu.Root
      open
      onOpenChange={(open, { reason }) => {
        // The finger that was held down to open the menu is lifted outside of it: that does not close it again.
        if (!open && (reason !== 'outside-press' || pressed.current)) onClose();
      }}
    >
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} align="end" side="bottom" sideOffset={4} collisionPadding={8}>
          <Menu.Popup
            finalFocus={() => (edits.current ? false : anchor)}
            aria-label="Message actions"
            className="min-w-44 rounded-xl border border-line bg-raised p-1 text-ink shadow-pop outline-none"
          >
            {can.react && <Item icon={<SmilePlus size={16} />} label="Add a reaction" onClick={onReact} />}
            {can.edit && <Item icon={<Pencil size={16} />} label="Edit" onClick={edit} />}
            <Item icon={<Copy size={16} />} label="Copy text" onClick={onCopy} />
            {can.delete && <Item icon={<Trash2 size={16} />} label="Delete" onClick={onDelete} danger />}
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

interface ItemProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly danger?: boolean;
  readonly onClick: () => void;
}

function Item({ icon, label, danger = false, onClick }: ItemProps) {
  return (
    <Menu.Item
      onClick={onClick}
      className={`flex h-9 cursor-default items-center gap-2.5 rounded-lg px-2.5 text-base outline-none data-[highlighted]:bg-hover pointer-coarse:h-11 ${danger ? 'text-danger-ink' : ''}`}
    >
      <span aria-hidden="true" className={danger ? '' : 'text-ink-soft'}>
        {icon}
      </span>
      {label}
    </Menu.Item>
  );
}
