import { writingTexts } from '../texts/en/writing.ts';

interface TooLongProps {
  /** For the field's `aria-describedby`. */
  readonly id: string;
  readonly length: number;
  readonly maxLength: number;
  /** How often one tried to send it all the same; each time it is said again. */
  readonly attempts?: number | undefined;
}

/** Says why a text can't be sent: in sight with each character, to screen readers once. */
export function TooLong({ id, length, maxLength, attempts = 0 }: TooLongProps) {
  const t = writingTexts();
  return (
    <>
      <p id={id} className="text-sm text-danger-ink tabular-nums">
        {t.tooLong({ count: length - maxLength, max: maxLength })}
      </p>
      <p key={attempts} role="alert" className="sr-only">
        {t.tooLongAlert}
      </p>
    </>
  );
}
