import clsx from 'clsx';
import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { sidePanelTexts } from '../texts/en/side-panel.ts';
import { IconButton } from './button.tsx';
import { closeOnEscape } from './close-on-escape.ts';

interface SidePanelProps<T extends string> {
  /** For who listens: what it is about. */
  readonly label: string;
  readonly tabs: readonly { readonly id: T; readonly title: string }[];
  readonly current: T;
  readonly onTab: (id: T) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * Stands beside a conversation; where there is no room for both it covers the page. Escape closes it. Whom it
 * gives the focus back to is the caller's to know.
 */
export function SidePanel<T extends string>({
  label,
  tabs,
  current,
  onTab,
  onClose,
  children,
}: SidePanelProps<T>) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    // An address that is opened with it leaves the focus where one writes.
    if (!(document.activeElement instanceof HTMLTextAreaElement)) panel.current?.focus();
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it from anywhere inside
    <aside
      ref={panel}
      aria-label={label}
      tabIndex={-1}
      onKeyDown={closeOnEscape(onClose)}
      className={clsx(
        'flex min-h-0 min-w-0 flex-col bg-canvas outline-none max-lg:absolute max-lg:inset-0 max-lg:z-20',
        'lg:w-[22rem] lg:shrink-0 lg:border-s lg:border-line',
      )}
    >
      <div className="flex h-14 shrink-0 items-center gap-1 border-b border-line pe-3 ps-2">
        <nav aria-label={label} className="scrolls-sideways min-w-0 flex-1">
          <ul className="flex">
            {tabs.map(({ id, title }) => (
              <li key={id}>
                <button
                  type="button"
                  aria-current={id === current ? 'page' : undefined}
                  onClick={() => onTab(id)}
                  className={clsx(
                    'flex h-14 items-center border-b-2 px-3 text-base font-medium whitespace-nowrap focus-visible:-outline-offset-2',
                    id === current
                      ? 'border-accent text-ink'
                      : 'border-transparent text-ink-soft hover:text-ink',
                  )}
                >
                  {title}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <IconButton label={sidePanelTexts().close} icon={<X size={18} />} onClick={onClose} />
      </div>
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-4 py-4">{children}</div>
    </aside>
  );
}
