import type { Nodes, Parents, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { combineExtensions } from 'micromark-util-combine-extensions';
import { Newest } from '../newest.ts';
import { markSpoilers } from './spoilers.ts';
import { hideAcross } from './spoilers-across.ts';

const options = {
  // Combined once; by itself the reader does so for each text.
  extensions: [combineExtensions([gfmAutolinkLiteral(), gfmStrikethrough(), gfmTable(), gfmTaskListItem()])],
  mdastExtensions: [
    gfmAutolinkLiteralFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
  ],
};

/** A text and the tree of its formatting; the positions of the nodes are places in the text. */
export interface Parsed {
  readonly text: string;
  readonly root: Root;
}

/** Trees of texts that were shown not long ago; what scrolls out of sight and back is not read again. */
const kept = new Newest<Parsed>(300);

/** The tree of a text's formatting: CommonMark with tables, task lists, strikethrough, bare addresses and spoilers. */
export function parse(text: string): Parsed {
  const known = kept.get(text);
  const parsed = known ?? { text, root: isExcessive(text) ? asItStands(text) : read(text) };
  kept.set(text, parsed);
  return parsed;
}

function read(text: string): Root {
  const root = fromMarkdown(text, options);
  // A list of names for links, an empty quote: what would show nothing is shown as it was typed.
  if (depthOf(root) > deepestTree || !showsSomething(root)) return asItStands(text);
  hideAcross(root, text, markSpoilers(root, text));
  return root;
}

/** Nobody follows more levels than this; a text with more is shown as it was typed. */
const deepestTree = 40;
const deepestLine = 16;
/** Reading takes longer than in proportion to these; within the bounds it is some milliseconds. */
const delimitersAtMost = 800;
const linesAtMost = 500;

const containers = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/gmu;
const container = />|[-+*]|\d{1,9}[.)]/gu;
const delimiters = /[*_~[\]!<>`&|]/gu;
const lines = /\n/gu;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** A text that was made to keep its readers' browsers busy, or that is no prose at all. */
function isExcessive(text: string): boolean {
  const prose = withoutFences(text);
  if (count(prose, delimiters) > delimitersAtMost || count(prose, lines) > linesAtMost) return true;
  return (prose.match(containers) ?? []).some((line) => count(line, container) > deepestLine);
}

const fence = /^(?:(`{3,})[^`\n]*|(~{3,}).*)$/u;

/**
 * What is left when the code between fences is taken away, which costs little and may be long. Only fences that certainly
 * are some count: those that begin a line, in a text in which no HTML could have swallowed them.
 */
function withoutFences(text: string): string {
  if (!/^(?:```|~~~)/mu.test(text) || /^\s*(?:[>*+-]|\d+[.)])?\s*</mu.test(text)) return text;
  let closing: RegExp | undefined;
  return text
    .split('\n')
    .filter((line) => {
      if (closing !== undefined) {
        if (closing.test(line)) closing = undefined;
        return false;
      }
      const opening = fence.exec(line);
      const marks = opening?.[1] ?? opening?.[2];
      if (marks !== undefined) closing = new RegExp(`^ {0,3}${marks}${marks.charAt(0)}*[ \t]*$`, 'u');
      return marks === undefined;
    })
    .join('\n');
}

const place = (text: string) => ({
  start: { line: 1, column: 1, offset: 0 },
  end: { line: 1, column: text.length + 1, offset: text.length },
});

/** A text without any formatting. */
function asItStands(text: string): Root {
  const node = { type: 'text', value: text, position: place(text) } as const;
  return { type: 'root', children: [{ type: 'paragraph', children: [node], position: place(text) }] };
}

const hasChildren = (node: Nodes): node is Parents => 'children' in node;

/** Without recursion: the tree may be as deep as the text is long. */
function depthOf(root: Root): number {
  let deepest = 0;
  const open: [Nodes, number][] = [[root, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, depth] = next;
    deepest = Math.max(deepest, depth);
    if (hasChildren(node)) for (const child of node.children) open.push([child, depth + 1]);
  }
  return deepest;
}

const visible = new Set<Nodes['type']>(['code', 'image', 'imageReference', 'thematicBreak', 'table']);

const showsSomething = (node: Nodes): boolean =>
  visible.has(node.type) ||
  ('value' in node && node.value.trim() !== '') ||
  (hasChildren(node) && node.children.some(showsSomething));
