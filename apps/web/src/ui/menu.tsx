import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

/** The look of a menu's card. */
export const menuCard =
  'max-h-(--available-height) min-w-44 overflow-y-auto overscroll-contain rounded-xl border border-line bg-raised p-1 text-ink shadow-pop outline-none';

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
      className={`flex h-control cursor-default items-center gap-2.5 rounded-lg px-2.5 text-base outline-none data-[highlighted]:bg-hover ${danger ? 'text-danger-ink' : ''}`}
    >
      <span aria-hidden="true" className={danger ? '' : 'text-ink-soft'}>
        {icon}
      </span>
      {label}
    </Menu.Item>
  );
}

interface MenuChoiceProps<T extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

/** One of a few, within a menu. */
export function MenuChoice<T extends string>({ label, choices, chosen, onChoose }: MenuChoiceProps<T>) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className="px-2.5 pt-1.5 pb-1 text-xs font-medium text-ink-faint">
        {label}
      </Menu.GroupLabel>
      <Menu.RadioGroup value={chosen} onValueChange={onChoose}>
        {choices.map((choice) => (
          <Menu.RadioItem
            key={choice.value}
            value={choice.value}
            closeOnClick
            className="flex h-control cursor-default items-center gap-2.5 rounded-lg px-2.5 text-base outline-none data-[highlighted]:bg-hover"
          >
            <span aria-hidden="true" className="flex w-4 text-accent-ink">
              <Menu.RadioItemIndicator>
                <Check size={16} />
              </Menu.RadioItemIndicator>
            </span>
            {choice.label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </Menu.Group>
  );
}
