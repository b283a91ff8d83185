import { useId, type ReactNode } from 'react';

interface LabelledProps {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}

export function Labelled({ label, children }: LabelledProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm text-ink-soft">
        {label}
      </label>
      {children(id)}
    </div>
  );
}
