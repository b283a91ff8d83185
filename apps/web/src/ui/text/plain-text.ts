import type { List, Nodes } from 'mdast';
import { hasMarkup } from './markup.ts';
import { parse } from './parse.ts';

/** A part of a text as it reads without its marks. */
export interface PlainPart {
  readonly text: string;
  /** Where it stands in the text as it was typed; undefined of what is not typed so. */
  readonly at?: number | undefined;
}

/** What is hidden until one asks for it. */
export interface HiddenPart {
  readonly hidden: readonly PlainPart[];
}

type Part = PlainPart | HiddenPart;

/**
 * A text as it reads without its marks, for what shows no formatting: previews, notifications, what is read out. Blocks and
 * the items of lists stand on lines of their own; what is a spoiler stays one.
 */
export function plainText(text: string, spoiler = '▒▒▒'): string {
  if (!hasMarkup(text)) return text;
  return plainParts(text)
    .map((part) => ('hidden' in part ? spoiler : part.text))
    .join('');
}

/** The same in its parts, each with its place in the text. */
export function plainParts(source: string): readonly Part[] {
  const inline = (nodes: readonly Nodes[]): readonly Part[] => nodes.flatMap(one);
  const blocks = (nodes: readonly Nodes[]): readonly Part[] => joined(nodes.map(one).filter(says), '\n');

  function one(node: Nodes): readonly Part[] {
    switch (node.type) {
      case 'root':
      case 'blockquote':
      case 'listItem':
      case 'table':
        return blocks(node.children);
      case 'list':
        return items(node);
      case 'tableRow':
        return joined(node.children.map(one), ' · ');
      case 'spoiler':
        return [{ hidden: (node.blocks === true ? blocks : inline)(node.children).flatMap(shown) }];
      case 'break':
        return [{ text: '\n' }];
      case 'image':
      case 'imageReference':
        return [{ text: node.alt ?? '' }];
      case 'definition':
      case 'thematicBreak':
        return [];
      default:
        if ('children' in node) return inline(node.children);
        return 'value' in node ? words(node, node.value) : [];
    }
  }

  const items = ({ ordered, start, children }: List): readonly Part[] =>
    joined(
      children.map((item, index) => [
        { text: `${ordered === true ? `${(start ?? 1) + index}.` : '•'} ` },
        ...one(item),
      ]),
      '\n',
    );

  /** Whole where it was typed in one piece, else line by line: a quote has a mark before each. */
  function words({ position }: Nodes, value: string): readonly Part[] {
    const [start, end] = [position?.start.offset, position?.end.offset];
    if (start === undefined || end === undefined) return [{ text: value }];
    // From the end: before code stands its language.
    const at = source.lastIndexOf(value, end - value.length);
    if (at >= start) return [{ text: value, at }];
    let from = start;
    const lines = value.split('\n').map((line): readonly Part[] => {
      const lineAt = source.indexOf(line, from);
      if (lineAt < 0 || lineAt + line.length > end) return [{ text: line }];
      from = lineAt + line.length;
      return [{ text: line, at: lineAt }];
    });
    return joined(lines, '\n');
  }

  return one(parse(source).root);
}

const shown = (part: Part): readonly PlainPart[] => ('hidden' in part ? part.hidden : [part]);

const says = (parts: readonly Part[]): boolean => parts.some((part) => 'hidden' in part || part.text !== '');

const joined = (lists: readonly (readonly Part[])[], between: string): readonly Part[] =>
  lists.flatMap((parts, index) => (index === 0 ? parts : [{ text: between }, ...parts]));
