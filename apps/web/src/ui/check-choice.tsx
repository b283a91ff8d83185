import { Check } from 'lucide-react';

interface CheckChoiceProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** What it means. */
  readonly children?: string | undefined;
}

/** A choice to be ticked, with a line about what it means. */
export function CheckChoice({ label, checked, onChange, children }: CheckChoiceProps) {
  return (
    <label className="flex cursor-pointer gap-3 rounded-lg py-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-ink">
      <input
        type="checkbox"
        className="peer sr-only"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span
        aria-hidden="true"
        className="mt-px flex size-5 shrink-0 items-center justify-center rounded-md border border-field-line text-transparent peer-checked:border-accent peer-checked:bg-accent peer-checked:text-on-accent"
      >
        <Check size={14} strokeWidth={3} />
      </span>
      <span className="flex flex-col">
        <span className="text-base font-medium">{label}</span>
        {children !== undefined && <span className="text-sm text-ink-soft">{children}</span>}
      </span>
    </label>
  );
}
