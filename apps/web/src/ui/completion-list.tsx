import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Avatar } from './avatar.tsx';
import { FieldOption } from './field-option.tsx';

export interface CompletionItem {
  readonly key: string;
  readonly name: string;
  readonly handle?: string | undefined;
  readonly picture?: string | undefined;
  readonly note?: string | undefined;
  /** What stands before the name; the picture of a person without it. */
  readonly sign?: ReactNode;
  /** What a person is up to. */
  readonly status?: ReactNode;
}

interface CompletionListProps {
  readonly id: string;
  readonly label: string;
  readonly items: readonly CompletionItem[];
  /** Index of the item that Enter takes. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onChoose: (index: number) => void;
}

/** What a text field offers to complete. The focus stays in the field, which names the active option. */
export function CompletionList({ id, label, items, active, onActive, onChoose }: CompletionListProps) {
  return (
    <div className="absolute inset-x-4 bottom-full z-20 mb-2 max-w-sm rounded-xl border border-line bg-raised p-1 shadow-pop md:start-6">
      <div id={id} role="listbox" aria-label={label}>
        {items.map(({ key, name, handle, picture, note, sign, status }, index) => (
          <FieldOption
            key={key}
            id={`${id}-${index}`}
            selected={index === active}
            onPoint={() => onActive(index)}
            onPick={() => onChoose(index)}
            className={clsx(
              'flex h-control w-full cursor-default items-center gap-2.5 rounded-lg px-2 text-base',
              index === active && 'bg-pressed',
            )}
          >
            <span aria-hidden="true" className="flex w-6 shrink-0 justify-center text-ink-faint">
              {sign ?? <Avatar name={name} picture={picture} size="xs" />}
            </span>
            <span dir="auto" className="min-w-0 truncate font-medium">
              {name}
            </span>
            {status}
            {(note ?? handle) !== undefined && (
              <span className="ms-auto min-w-0 shrink truncate ps-2 text-sm text-ink-faint">
                {note ?? `@${handle}`}
              </span>
            )}
          </FieldOption>
        ))}
      </div>
    </div>
  );
}
