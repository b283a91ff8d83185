import clsx from 'clsx';
import { SmilePlus } from 'lucide-react';
import { commonTexts } from '../../texts/en/common.ts';
import { messageExtrasTexts } from '../../texts/en/message-extras.ts';
import { perLocale } from '../../texts/language.ts';
import type { ReactionView } from './message-view.ts';

interface ReactionsProps {
  readonly reactions: readonly ReactionView[];
  readonly disabled: boolean;
  readonly onReact: (emoji: string, on: boolean) => void;
  readonly onAdd: (anchor: HTMLElement) => void;
}

const nameList = perLocale((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));

const named = (names: readonly string[]): string =>
  nameList().format(
    names.length > 10
      ? [...names.slice(0, 9), messageExtrasTexts().others({ count: names.length - 9 })]
      : names,
  );

const chip =
  'inline-flex h-control-sm min-w-10 pointer-coarse:min-w-12 items-center justify-center gap-1.5 rounded-full border px-2 text-xs font-medium tabular-nums transition-colors';

export function Reactions({ reactions, disabled, onReact, onAdd }: ReactionsProps) {
  const { addReaction } = commonTexts();
  return (
    <ul aria-label={messageExtrasTexts().reactions} className="mt-1.5 mb-0.5 flex flex-wrap gap-1">
      {reactions.map(({ emoji, mine, names }) => (
        <li key={emoji}>
          <button
            type="button"
            disabled={disabled}
            aria-pressed={mine}
            aria-label={`${emoji} ${names.length}, ${named(names)}`}
            title={named(names)}
            onClick={(event) => {
              // The last one takes the button along.
              if (mine && names.length === 1) event.currentTarget.closest('article')?.focus();
              onReact(emoji, !mine);
            }}
            className={clsx(
              chip,
              mine
                ? 'border-accent-line bg-accent-soft text-accent-ink'
                : 'border-line bg-sunken text-ink-soft hover:border-line-strong',
            )}
          >
            <span className="text-sm">{emoji}</span>
            {names.length}
          </button>
        </li>
      ))}
      {!disabled && (
        <li>
          <button
            type="button"
            aria-label={addReaction}
            title={addReaction}
            onClick={(event) => onAdd(event.currentTarget)}
            className={clsx(chip, 'border-transparent text-ink-faint hover:border-line hover:bg-sunken')}
          >
            <SmilePlus size={15} />
          </button>
        </li>
      )}
    </ul>
  );
}
