import type { Nodes, Parent, PhrasingContent, Root, Text } from 'mdast';

/** What is hidden until one asks for it: `||text||`. */
export interface Spoiler extends Parent {
  type: 'spoiler';
  children: PhrasingContent[];
  /** From where to where it stands in the text, with its marks; more of it where the text is not what the tree says. */
  from: number;
  to: number;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    spoiler: Spoiler;
  }
  interface RootContentMap {
    spoiler: Spoiler;
  }
}

const mark = '||';

/** Finds `||` … `||` among what stands beside each other, in whatever has running text, and makes spoilers of them. */
export function markSpoilers(root: Root, text: string): void {
  if (!text.includes(mark)) return;
  const open: Nodes[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!('children' in node)) continue;
    if (hasText(node)) node.children = withSpoilers(node.children, text);
    open.push(...node.children);
  }
}

type Phrasing = Nodes & { children: PhrasingContent[] };
const phrasing = new Set<Nodes['type']>([
  'paragraph',
  'heading',
  'emphasis',
  'strong',
  'delete',
  'link',
  'tableCell',
]);
const hasText = (node: Nodes): node is Phrasing => phrasing.has(node.type);

function withSpoilers(children: readonly PhrasingContent[], source: string): PhrasingContent[] {
  const done: PhrasingContent[] = [];
  /** What stands since a mark that is still open. */
  let inside: { readonly from: number; readonly children: PhrasingContent[] } | undefined;
  for (const piece of children.flatMap((child) => pieces(child, source))) {
    if ('type' in piece) (inside?.children ?? done).push(piece);
    else if (inside === undefined && piece.opens) inside = { from: piece.from, children: [] };
    else if (inside !== undefined && inside.children.length > 0 && piece.closes) {
      done.push({ type: 'spoiler', ...inside, to: piece.to });
      inside = undefined;
    } else (inside?.children ?? done).push(textOf(mark));
  }
  if (inside !== undefined) done.push(textOf(mark), ...inside.children);
  return done;
}

/** `at`: where it stands in the source, as far as that is known. */
const textOf = (value: string, at?: number): Text => ({
  type: 'text',
  value,
  ...(at !== undefined && { position: { start: pointAt(at), end: pointAt(at + value.length) } }),
});

const pointAt = (offset: number) => ({ line: 1, column: offset + 1, offset });

/** A mark beside a blank does not begin, or end, anything on that side: `a || b || c` is what programmers write. */
interface Mark {
  readonly opens: boolean;
  readonly closes: boolean;
  readonly from: number;
  readonly to: number;
}

/** A text cut at its marks. Where somebody wrote `\|` on purpose nothing is cut. */
function pieces(node: PhrasingContent, source: string): readonly (PhrasingContent | Mark)[] {
  if (node.type !== 'text' || !node.value.includes(mark) || isEscaped(node, source)) return [node];
  const parts = node.value.split(mark);
  const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? source.length];
  const isSame = source.slice(start, end) === node.value;
  let at = start;
  return parts.flatMap((part, index) => {
    const before = parts[index - 1];
    at += before === undefined ? 0 : before.length + (index > 1 ? mark.length : 0);
    const place = isSame ? { from: at, to: at + mark.length } : { from: start, to: end };
    const cut =
      before === undefined ? [] : [{ opens: !/^\s/u.test(part), closes: !/\s$/u.test(before), ...place }];
    const partAt = before === undefined ? start : at + mark.length;
    return part === '' ? cut : [...cut, textOf(part, isSame ? partAt : undefined)];
  });
}

const isEscaped = ({ position }: Text, source: string): boolean =>
  source.slice(position?.start.offset, position?.end.offset).includes('\\|');

/** From where to where there are spoilers in a text, with their marks; in order. */
export function spoilersIn(root: Root): readonly (readonly [number, number])[] {
  const places: (readonly [number, number])[] = [];
  const open: Nodes[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'spoiler') places.push([node.from, node.to]);
    else if ('children' in node) open.push(...node.children);
  }
  return places.toSorted(([a], [b]) => a - b);
}
