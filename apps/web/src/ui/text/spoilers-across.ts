import type { Nodes, Parent, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { areConnecting, hasText, textOf, type LoneMark } from './spoilers.ts';

/**
 * Hides what stands between two marks in different blocks, or at different depths of one: the blocks between them, and of the
 * outer ones what is on the inner side.
 */
export function hideAcross(root: Root, source: string, lone: readonly LoneMark[]): void {
  const pairs: (readonly [LoneMark, LoneMark])[] = [];
  let opening: LoneMark | undefined;
  for (const closing of lone.toSorted((a, b) => a.from - b.from)) {
    if (opening === undefined || !isHidden(opening, closing, source)) opening = closing;
    else {
      pairs.push([opening, closing]);
      opening = undefined;
    }
  }
  // From the last: what is before it stays where it is.
  for (const [from, to] of pairs.toReversed()) hide(root, from, to);
}

const isHidden = (opening: LoneMark, closing: LoneMark, source: string): boolean =>
  source.slice(opening.to, closing.from).trim() !== '' &&
  (opening.opens || closing.closes || !areConnecting(opening.before, closing.after));

const hasParts = (node: Nodes): node is Parents => 'children' in node;

/** No tree is deep. */
const holds = (node: Nodes, mark: LoneMark): boolean =>
  node === mark.node || (hasParts(node) && node.children.some((child) => holds(child, mark)));

/** Of these no part can be hidden that is more than one of its items or cells: there is no place for it. */
const inseparable = new Set<Nodes['type']>(['list', 'table', 'tableRow']);

function hide(parent: Parent, from: LoneMark, to: LoneMark): void {
  const start = parent.children.findIndex((child) => holds(child, from));
  const end = parent.children.findIndex((child) => holds(child, to));
  const [first, last] = [parent.children[start], parent.children[end]];
  if (first === undefined || last === undefined) return;
  const isOne = first === last;
  if (isOne && hasParts(first) && isSeparable(first, from, to)) return hide(first, from, to);
  const [before, begin] = (isOne ? undefined : cutAt(first, from)) ?? [[], [first]];
  const [finish, after] = isOne ? [[], []] : (cutAt(last, to) ?? [[last], []]);
  const inside = [...begin, ...parent.children.slice(start + 1, end), ...finish];
  const blocks = !hasText(parent);
  parent.children.splice(
    start,
    end - start + 1,
    ...before,
    { type: 'spoiler', blocks, children: inside, from: from.from, to: to.to },
    ...after,
  );
}

const isSeparable = (node: Parents, from: LoneMark, to: LoneMark): boolean =>
  !inseparable.has(node.type) ||
  node.children.some(
    (child) => hasParts(child) && holds(child, from) && holds(child, to) && isSeparable(child, from, to),
  );

/** What stands on each side of a mark, if it stands in the text itself. */
function cutAt(
  node: RootContent,
  { node: mark }: LoneMark,
): readonly [before: readonly RootContent[], after: readonly RootContent[]] | undefined {
  if (node === mark) return [[], []];
  if (!hasText(node)) return undefined;
  const at = node.children.indexOf(mark);
  if (at < 0) return undefined;
  const part = (children: readonly PhrasingContent[]): readonly RootContent[] =>
    children.every(isBlank) ? [] : [{ ...node, children: [...children] }];
  return [part(node.children.slice(0, at)), part(withoutBreak(node.children.slice(at + 1)))];
}

const isBlank = (node: Nodes): boolean =>
  node.type === 'break' || (node.type === 'text' && node.value.trim() === '');

/** What follows begins on a line of its own anyway. */
function withoutBreak([first, ...rest]: readonly PhrasingContent[]): readonly PhrasingContent[] {
  if (first?.type !== 'text') return first === undefined ? rest : [first, ...rest];
  const value = first.value.replace(/^[ \t]*\n/u, '');
  const end = first.position?.end.offset;
  return [textOf(value, end === undefined ? undefined : end - value.length), ...rest];
}
