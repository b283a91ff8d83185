import { times } from '../../ui/times.ts';
import { useNow } from '../clock.ts';
import { moment } from '../moment.ts';

interface SaidByProps {
  readonly name: string;
  readonly at: number;
}

/** Who said something, and when, above it. */
export function SaidBy({ name, at }: SaidByProps) {
  const now = useNow('minute');
  return (
    <p className="flex items-baseline gap-2">
      <span dir="auto" className="truncate font-semibold">
        {name}
      </span>
      <time
        dateTime={new Date(at).toISOString()}
        title={times.full(at)}
        className="shrink-0 text-xs text-ink-faint tabular-nums"
      >
        {moment(at, now)}
      </time>
    </p>
  );
}
