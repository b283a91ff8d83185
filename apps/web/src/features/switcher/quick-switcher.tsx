import { useChatClient } from '@parley/react';
import clsx from 'clsx';
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { switcherTexts } from '../../texts/en/switcher.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldOption } from '../../ui/field-option.tsx';
import { useOpenDialog } from '../dialogs/dialogs.tsx';
import { recentRooms } from '../recent-rooms.ts';
import { rankTargets, type Target } from './target.ts';
import { useTargets } from './use-targets.tsx';

/** Ctrl+K: a few letters of a room, a person, a page or a command, Enter, and one is there or it is done. */
export function QuickSwitcher({ onClose }: { readonly onClose: () => void }) {
  const t = switcherTexts();
  const id = useId();
  const client = useChatClient();
  const openDialog = useOpenDialog();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const targets = useTargets(useDeferredValue(query.trim()));
  const found = useMemo(() => rankTargets(targets, query, recentRooms(client)), [targets, query, client]);
  const current = found[active] ?? found[0];
  const index = current === undefined ? 0 : found.indexOf(current);

  const choose = (target: Target | undefined) => {
    if (target === undefined) return;
    if (typeof target.does !== 'function') return openDialog(target.does);
    onClose();
    target.does();
  };
  const keyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      setActive((index + step + found.length) % found.length);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(current);
    }
  };

  return (
    <Dialog title={t.title} onClose={onClose}>
      <div className="flex min-h-0 flex-1 flex-col gap-2 px-5 pt-2 pb-4 max-md:h-[80dvh]">
        <input
          role="combobox"
          aria-label={t.field}
          aria-autocomplete="list"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-found`}
          aria-activedescendant={current && `${id}-${current.id}`}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          placeholder={t.field}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={keyDown}
          className="h-10 pointer-coarse:h-11 w-full shrink-0 rounded-lg border border-field-line bg-canvas px-3 text-base placeholder:text-ink-faint focus-visible:outline-offset-0"
        />
        <p
          role="status"
          className={found.length === 0 ? 'py-12 text-center text-sm text-ink-soft' : 'sr-only'}
        >
          {found.length === 0 ? t.none : t.found({ count: found.length })}
        </p>
        <Found id={id} found={found} current={current} onPoint={setActive} onPick={choose} />
        <p className="text-xs text-ink-faint max-md:hidden">{t.signs}</p>
      </div>
    </Dialog>
  );
}

interface FoundProps {
  readonly id: string;
  readonly found: readonly Target[];
  readonly current: Target | undefined;
  readonly onPoint: (index: number) => void;
  readonly onPick: (target: Target) => void;
}

function Found({ id, found, current, onPoint, onPick }: FoundProps) {
  const t = switcherTexts();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const row = list.current?.querySelector('[aria-selected=true]');
    // By hand, so that nothing but this list scrolls.
    if (!(row instanceof HTMLElement) || list.current === null) return;
    const top = row.offsetTop - list.current.offsetTop;
    const bottom = top + row.offsetHeight - list.current.clientHeight;
    if (list.current.scrollTop > top) list.current.scrollTop = top;
    else if (list.current.scrollTop < bottom) list.current.scrollTop = bottom;
  }, [current]);
  return (
    <div
      ref={list}
      id={`${id}-found`}
      role="listbox"
      aria-label={t.list}
      className="-mx-2 flex min-h-0 flex-col overflow-y-auto"
    >
      {found.map((target, index) => (
        <FieldOption
          key={target.id}
          id={`${id}-${target.id}`}
          selected={target === current}
          onPoint={() => onPoint(index)}
          onPick={() => onPick(target)}
          className={clsx(
            'flex h-10 pointer-coarse:h-11 shrink-0 cursor-default items-center gap-2.5 rounded-lg px-2',
            target === current && 'bg-pressed',
          )}
        >
          <span aria-hidden="true" className="flex w-5 shrink-0 justify-center text-ink-faint">
            {target.icon}
          </span>
          <span dir="auto" className="min-w-0 flex-1 truncate text-start">
            {target.title}
          </span>{' '}
          <span className="max-w-[40%] shrink-0 truncate text-xs text-ink-soft tabular-nums">
            {target.unread !== undefined && target.unread > 0 ? (
              <span className="text-accent-ink">{t.unread({ count: target.unread })}</span>
            ) : (
              target.hint
            )}
          </span>
        </FieldOption>
      ))}
    </div>
  );
}
