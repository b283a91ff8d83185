import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';

/** The look of a menu's card. */
export const menuCard =
  'min-w-44 rounded-xl border border-line bg-raised p-1 text-ink shadow-pop outline-none';

interface MenuItemProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly danger?: boolean;
  readonly onClick: () => void;
}

export function MenuItem({ icon, label, danger = false, onClick }: MenuItemProps) {
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
