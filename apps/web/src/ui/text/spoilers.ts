import type { Nodes, Parent, PhrasingContent, Root, RootContent, Text } from 'mdast';

/** What is hidden until one asks for it: `||text||`. */
export interface Spoiler extends Parent {
  type: 'spoiler';
  children: RootContent[];
  /** What it hides are blocks, not words of one. */
  blocks?: boolean;
  /** From where to where it stands in the text, with its marks; more of it where the text is not what the tree says. */
  from: number;
  to: number;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    spoiler: Spoiler;
  }
  interface BlockContentMap {
    spoiler: Spoiler;
  }
  interface RootContentMap {
    spoiler: Spoiler;
  }
}

const mark = '||';

/**
 * Finds `||` … `||` among what stands beside each other, in whatever has running text, and makes spoilers of them. Answers
 * the marks that are left.
 */
export function markSpoilers(root: Root, text: string): readonly LoneMark[] {
  const lone: LoneMark[] = [];
  if (!text.includes(mark)) return lone;
  const open: Nodes[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!('children' in node)) continue;
    if (hasText(node)) node.children = withSpoilers(node.children, text, lone);
    open.push(...node.children.toReversed());
  }
  return lone;
}

type Phrasing = Extract<Nodes, { children: PhrasingContent[] }>;
const phrasing = new Set<string>([
  'paragraph',
  'heading',
  'emphasis',
  'strong',
  'delete',
  'link',
  'tableCell',
]);
export const hasText = (node: { readonly type: string }): node is Phrasing => phrasing.has(node.type);

function withSpoilers(
  children: readonly PhrasingContent[],
  source: string,
  lone: LoneMark[],
): PhrasingContent[] {
  const all = children.flatMap((child) => pieces(child, source));
  const first = all.find((piece) => 'opens' in piece);
  const isOdd = all.filter((piece) => 'opens' in piece).length % 2 === 1;
  // What was begun in another block ends before anything begins in this one.
  if (!(isOdd && first?.closes === true && lone.length % 2 === 1)) return withLoose(withTight(all), lone);
  const at = all.indexOf(first);
  const before = withLoose(all.slice(0, at), lone);
  const after = withLoose(withTight(all.slice(at + 1)), lone);
  return [...before, loneMark(first, lone, before, after), ...after];
}

type Piece = PhrasingContent | Mark;

/** `||so||`, as one means it. */
function withTight(all: readonly Piece[]): readonly Piece[] {
  const done: Piece[] = [];
  /** What stands since a mark that is still open. */
  let inside: { readonly opening: Mark; readonly pieces: Piece[] } | undefined;
  for (const piece of all) {
    if (!('opens' in piece)) (inside?.pieces ?? done).push(piece);
    else if (inside === undefined && piece.opens) inside = { opening: piece, pieces: [] };
    else if (inside !== undefined && inside.pieces.length > 0 && piece.closes) {
      done.push(spoilerOf(inside.opening, inside.pieces, piece));
      inside = undefined;
    } else (inside?.pieces ?? done).push(piece);
  }
  if (inside !== undefined) done.push(inside.opening, ...inside.pieces);
  return done;
}

/** `|| so ||`, as one may write elsewhere: marks that are left hide what is between them, unless they are signs of code. */
function withLoose(all: readonly Piece[], lone: LoneMark[]): PhrasingContent[] {
  const marks = all.filter((piece) => 'opens' in piece);
  /** What stands before each mark, and behind the last one. */
  const parts: PhrasingContent[][] = [[]];
  for (const piece of all) {
    if ('opens' in piece) parts.push([]);
    else parts.at(-1)?.push(piece);
  }
  const done: PhrasingContent[] = [...(parts[0] ?? [])];
  /** The last mark was an operator. */
  let inCode = false;
  for (let at = 0; at < marks.length; at += 1) {
    const [opening, closing] = marks.slice(at);
    const [before = [], inside = [], after = []] = parts.slice(at);
    const between = readingOf(inside);
    const wasInCode = inCode;
    inCode =
      closing !== undefined &&
      !(opening?.opens || closing.closes) &&
      isOperand(between, inCode) &&
      areConnecting(readingOf(before), readingOf(after));
    if (opening === undefined) break;
    if (inCode || (wasInCode && closing === undefined)) done.push(textOf(mark), ...inside);
    else if (closing === undefined || between.trim() === '')
      done.push(loneMark(opening, lone, before, inside), ...inside);
    else {
      done.push(spoilerOf(opening, inside, closing), ...after);
      at += 1;
    }
  }
  return done;
}

/** A mark that found none to go with where it stands. */
export interface LoneMark extends Mark {
  /** It, in the tree. */
  readonly node: Text;
  /** What stands before it and behind it, as far as the next mark. */
  readonly before: string;
  readonly after: string;
}

function loneMark(
  at: Mark,
  lone: LoneMark[],
  before: readonly PhrasingContent[],
  after: readonly PhrasingContent[],
): Text {
  const node = textOf(mark);
  lone.push({ ...at, node, before: readingOf(before), after: readingOf(after) });
  return node;
}

const spoilerOf = ({ from }: Mark, inside: readonly Piece[], { to }: Mark): Spoiler => ({
  type: 'spoiler',
  children: inside.map((piece) => ('opens' in piece ? textOf(mark) : piece)),
  from,
  to,
});

/** What stands there, as far as it tells prose from code: of what is no text, that it is a word of the one or of the other. */
const readingOf = (all: readonly PhrasingContent[]): string =>
  all
    .map((piece) => {
      if (piece.type === 'text') return piece.value;
      if (piece.type === 'break') return '\n';
      return piece.type === 'inlineCode' ? 'x' : 'Xx';
    })
    .join('');

/** One word that is no name, or what has signs that only code has … */
const codeLike = /^\s*(?![A-Z][a-z])[!-~]+\s*$|[=<>&]|\w\(/u;
/** … or anything, where operators are already, and between those of two lines. */
const isOperand = (between: string, inCode: boolean): boolean =>
  inCode || between.includes('\n') || codeLike.test(between);

const afterOperand = /[\p{L}\p{M}\p{N})\]}'"`$_][ \t]*$/u;
/** Not the end of a sentence, and no picture. */
const beforeOperand = /^[ \t]*(?![.,;:?!…)\]]+(?:\s|$)|\p{So})\S/u;

/**
 * Whether there is, on their lines, something to connect on both sides, as in `a || b || c`. A secret that is shown is worse than a
 * word that one has to ask for, so all else is hidden.
 */
export const areConnecting = (before: string, after: string): boolean =>
  afterOperand.test(before) && beforeOperand.test(after);

/** `at`: where it stands in the source, as far as that is known. */
export const textOf = (value: string, at?: number): Text => ({
  type: 'text',
  value,
  ...(at !== undefined && { position: { start: pointAt(at), end: pointAt(at + value.length) } }),
});

const pointAt = (offset: number) => ({ line: 1, column: offset + 1, offset });

/** A mark, and whether words stand beside it on that side: then it surely begins, or ends, a spoiler. */
interface Mark {
  readonly opens: boolean;
  readonly closes: boolean;
  readonly from: number;
  readonly to: number;
}

/** A text cut at its marks. Where somebody wrote `\|` on purpose nothing is cut. */
function pieces(node: PhrasingContent, source: string): readonly Piece[] {
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
