/** Somebody, or everybody, whom a text may call. */
export interface Callable {
  readonly key: string;
  /** What stands behind the `@`. */
  readonly name: string;
  readonly handle?: string | undefined;
  readonly picture?: string | undefined;
  /** Who it is, if that is no person. */
  readonly note?: string | undefined;
}

/** What is being called in a text: the `@` is at `start`, the name up to the cursor so far is `query`. */
export interface Call {
  readonly start: number;
  readonly query: string;
}

const call = /(?:^|[\s(])@([^\s@][^\n@]{0,39})?$/u;

export function callAt(text: string, cursor: number): Call | undefined {
  const before = text.slice(0, cursor);
  const found = call.exec(before);
  if (!found) return undefined;
  const query = found[1] ?? '';
  return { start: cursor - query.length - 1, query };
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function holdsInOrder(text: string, letters: string): boolean {
  let from = 0;
  for (const letter of letters) {
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

/** How well a name fits, 0 best; undefined if it does not. */
function fit({ name, handle = '' }: Callable, query: string): number | undefined {
  const folded = fold(name);
  if (folded.startsWith(query)) return 0;
  if (handle.startsWith(query)) return 1;
  if (folded.split(/[\s._-]+/u).some((word) => word.startsWith(query))) return 2;
  if (folded.includes(query)) return 3;
  return query.length > 1 && !query.includes(' ') && holdsInOrder(folded, query) ? 4 : undefined;
}

/** Those that fit, the best first: by how well, then who spoke last, then people before everybody, then by name. */
export function rankCallables(
  callables: readonly Callable[],
  query: string,
  recent: readonly string[],
  atMost = 8,
): readonly Callable[] {
  const asked = fold(query);
  const place = ({ key, note }: Callable): number => {
    const at = recent.indexOf(key);
    return (at < 0 ? recent.length : at) + (note === undefined ? 0 : 1);
  };
  return callables
    .flatMap((callable) => {
      const how = fit(callable, asked);
      return how === undefined ? [] : { callable, how, place: place(callable), name: fold(callable.name) };
    })
    .sort((a, b) => a.how - b.how || a.place - b.place || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .slice(0, atMost)
    .map(({ callable }) => callable);
}
