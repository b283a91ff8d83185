/** What has a name, and may be meant by the beginning of it. */
export interface Named {
  readonly key: string;
  readonly name: string;
  readonly handle?: string | undefined;
  /** Behind all others that fit as well: no person, but everybody. */
  readonly last?: boolean;
}

/** What a list of offers has room for. */
export const offersAtMost = 8;

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
function fit({ name, handle = '' }: Named, query: string): number | undefined {
  const folded = fold(name);
  if (folded.startsWith(query)) return 0;
  if (handle.startsWith(query)) return 1;
  if (folded.split(/[\s._-]+/u).some((word) => word.startsWith(query))) return 2;
  if (folded.includes(query)) return 3;
  return query.length > 1 && !query.includes(' ') && holdsInOrder(folded, query) ? 4 : undefined;
}

/** Those that fit, the best first: by how well, then those in `recent`, then what is not `last`, then by name. */
export function rankNamed<T extends Named>(
  items: readonly T[],
  query: string,
  recent: readonly string[],
): readonly T[] {
  const asked = fold(query);
  const place = ({ key, last }: Named): number => {
    const at = recent.indexOf(key);
    return (at < 0 ? recent.length : at) + (last === true ? 1 : 0);
  };
  return items
    .flatMap((item) => {
      const how = fit(item, asked);
      return how === undefined ? [] : [{ item, how, place: place(item), name: fold(item.name) }];
    })
    .sort((a, b) => a.how - b.how || a.place - b.place || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .slice(0, offersAtMost)
    .map(({ item }) => item);
}
