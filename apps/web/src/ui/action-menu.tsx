import { Menu } from '@base-ui/react/menu';
import { EllipsisVertical } from 'lucide-react';
import { useState, type ReactNode, type RefObject } from 'react';
import { beside } from './beside.ts';
import { IconButton } from './button.tsx';
import { useGoingBack } from './going-back.ts';
import { menuCard } from './menu.tsx';

interface ActionMenuProps {
  /** With what it has to do: `Actions for Ada`. */
  readonly label: string;
  /** The button that opens it. */
  readonly ref?: RefObject<HTMLButtonElement | null> | undefined;
  readonly children: ReactNode;
}

/** The things one seldom does with something in a list, behind one quiet button. */
export function ActionMenu({ label, ref, children }: ActionMenuProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Menu.Root open={isOpen} onOpenChange={setOpen}>
      <Menu.Trigger
        render={<IconButton ref={ref} size="sm" label={label} icon={<EllipsisVertical size={16} />} />}
      />
      <Menu.Portal>
        <Menu.Positioner align="end" side="bottom" sideOffset={4} {...beside()}>
          <Menu.Popup className={menuCard}>
            <ClosesOnGoingBack onClose={() => setOpen(false)} />
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function ClosesOnGoingBack({ onClose }: { readonly onClose: () => void }) {
  useGoingBack(onClose);
  return null;
}
