/** What is being written at the cursor and can be completed: it begins at `start`, `query` is what stands behind its sign so far. */
export interface Trigger {
  readonly kind: 'person' | 'room' | 'emoji' | 'command';
  readonly start: number;
  readonly query: string;
}

const person = /(?:^|[\s(])@([^\s@][^\n@]{0,39})?$/u;
const room = /(?:^|[\s(])#([^\s#][^\n#]{0,59})?$/u;
/** Two letters at least: `:)` and `10:30` are none. */
const emoji = /(?:^|[^\p{L}\p{N}:/\\]):((?:[\p{L}\p{M}\p{N}_+-]{2,40}):?)$/u;
const command = /^\/([a-z]*)$/iu;

const patterns = [
  ['command', command],
  ['person', person],
  ['emoji', emoji],
  ['room', room],
] as const;

/** Inside of code a sign is a sign. */
export const isInCode = (before: string): boolean =>
  (before.match(/^```/gmu)?.length ?? 0) % 2 === 1 ||
  (/[^\n]*$/u.exec(before)?.[0].match(/`+/gu)?.length ?? 0) % 2 === 1;

/** Of several signs the one nearest to the cursor: a name may have blanks, and so reach over the others. */
export function triggerAt(text: string, cursor: number): Trigger | undefined {
  const before = text.slice(0, cursor);
  const triggers = patterns.flatMap(([kind, pattern]): Trigger[] => {
    const found = pattern.exec(before);
    const query = found?.[1] ?? '';
    return found === null ? [] : [{ kind, start: cursor - query.length - 1, query }];
  });
  const [nearest] = triggers.toSorted((a, b) => b.start - a.start);
  return nearest === undefined || isInCode(before) ? undefined : nearest;
}
