const letters = 'aeiouyAEIOUYcnsz';
const accented = 'àéîöûýÀÉÎÖÛÝçñšž';

/** `Save` → `[Šàvé··]`: a third longer, as other languages are, and seen to come from the catalogue. What is filled in stays. */
export function pseudoText(text: string): string {
  const changed = text.replaceAll(/\{\w+\}|[a-z]/gi, (piece) =>
    piece.length > 1 ? piece : (accented[letters.indexOf(piece)] ?? piece),
  );
  return `[${changed}${'·'.repeat(Math.ceil(text.replaceAll(/\{\w+\}/g, '').length / 3))}]`;
}

const pseudo = (entry: unknown): unknown =>
  typeof entry === 'string'
    ? pseudoText(entry)
    : Object.fromEntries(Object.entries(entry ?? {}).map(([form, inner]) => [form, pseudo(inner)]));

/** Every part of the page, also one that is loaded later, made from its English. */
export const pseudoTexts = (english: object = {}): object =>
  new Proxy(english, { get: (parts, name) => pseudo(Reflect.get(parts, name)) });
