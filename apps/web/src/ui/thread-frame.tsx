import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { sidePanelTexts } from '../texts/en/side-panel.ts';
import { IconButton } from './button.tsx';
import { closeOnEscape } from './close-on-escape.ts';

interface ThreadFrameProps {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Stands beside a conversation; where there is no room for both it covers the page. Escape closes it. */
export function ThreadFrame({ title, actions, onClose, children }: ThreadFrameProps) {
  const t = sidePanelTexts();
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!frame.current?.contains(document.activeElement)) frame.current?.focus();
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it from anywhere inside
    <aside
      ref={frame}
      data-drop-area=""
      aria-label={t.thread}
      tabIndex={-1}
      onKeyDown={closeOnEscape(onClose)}
      className="relative flex min-h-0 min-w-0 flex-col bg-canvas outline-none max-lg:absolute max-lg:inset-0 max-lg:z-20 lg:w-[26rem] lg:shrink-0 lg:border-s lg:border-line"
    >
      <div className="flex min-h-14 shrink-0 items-center gap-1 border-b border-line pe-3 ps-4 md:ps-6">
        <h2
          dir="auto"
          title={title}
          // No finger shows a tooltip: there it is whole.
          className="min-w-0 flex-1 truncate text-read font-semibold pointer-coarse:py-2 pointer-coarse:[overflow-wrap:anywhere] pointer-coarse:whitespace-normal"
        >
          {title}
        </h2>
        {actions}
        <IconButton label={t.closeThread} icon={<X size={18} />} onClick={onClose} />
      </div>
      {children}
    </aside>
  );
}
