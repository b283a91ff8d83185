import clsx from 'clsx';
import { Check } from 'lucide-react';
import { useId, type ReactNode } from 'react';

export type Choices<T extends string> = readonly {
  readonly value: T;
  readonly label: string;
  /** What it means. */
  readonly hint?: string;
  readonly icon?: ReactNode;
}[];

interface ChoiceCardsProps<T extends string> {
  readonly title: string;
  readonly choices: Choices<T>;
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
  /** Each is shown in the colour that it is. */
  readonly swatch?: boolean | undefined;
}

/** One of a few, each on a card with what it means. */
export function ChoiceCards<T extends string>({
  title,
  choices,
  chosen,
  onChoose,
  swatch = false,
}: ChoiceCardsProps<T>) {
  const group = useId();
  return (
    <fieldset>
      <legend className="pb-2 text-sm font-medium">{title}</legend>
      <div
        className={clsx(
          'grid gap-2',
          swatch ? 'grid-cols-2 md:grid-cols-3' : 'grid-cols-[repeat(auto-fill,minmax(min(100%,16rem),1fr))]',
        )}
      >
        {choices.map(({ value, label, hint, icon }) => (
          <label
            key={value}
            className="flex cursor-pointer items-center gap-3 rounded-xl border border-line-strong p-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-ink"
          >
            <input
              type="radio"
              name={group}
              className="sr-only"
              checked={value === chosen}
              onChange={() => onChoose(value)}
            />
            {icon !== undefined && (
              <span aria-hidden="true" className="text-ink-soft">
                {icon}
              </span>
            )}
            {swatch && (
              <span aria-hidden="true" data-swatch={value} className="swatch size-5 shrink-0 rounded-full" />
            )}
            <span className="flex min-w-0 flex-1 flex-col">
              <span className="text-base font-medium">{label}</span>
              {hint !== undefined && <span className="text-sm text-ink-soft">{hint}</span>}
            </span>
            <Check
              size={16}
              aria-hidden="true"
              className={clsx('shrink-0 text-accent-ink', value !== chosen && 'invisible')}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
