interface TooLongProps {
  /** For the field's `aria-describedby`. */
  readonly id: string;
  readonly length: number;
  readonly maxLength: number;
  /** How often one tried to send it all the same; each time it is said again. */
  readonly attempts?: number | undefined;
}

const number = new Intl.NumberFormat('en');

/** Says why a text can't be sent: in sight with each character, to screen readers once. */
export function TooLong({ id, length, maxLength, attempts = 0 }: TooLongProps) {
  const over = length - maxLength;
  return (
    <>
      <p id={id} className="text-sm text-danger-ink tabular-nums">
        {`Too long to send: ${number.format(over)} ${over === 1 ? 'character' : 'characters'} too many. A message has at most ${number.format(maxLength)}.`}
      </p>
      <p key={attempts} role="alert" className="sr-only">
        The message is too long to send.
      </p>
    </>
  );
}
