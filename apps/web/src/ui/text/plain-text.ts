import type { List, Nodes } from 'mdast';
import { hasMarkup } from './markup.ts';
import { parse } from './parse.ts';

/**
 * A text as it reads without its marks, for what shows no formatting: previews, notifications, what is read out. Blocks and
 * the items of lists stand on lines of their own; what is a spoiler stays one.
 */
export function plainText(text: string, spoiler = '▒▒▒'): string {
  if (!hasMarkup(text)) return text;

  const inline = (nodes: readonly Nodes[]): string => nodes.map(one).join('');
  const blocks = (nodes: readonly Nodes[]): string =>
    nodes
      .map(one)
      .filter((block) => block !== '')
      .join('\n');

  function one(node: Nodes): string {
    switch (node.type) {
      case 'root':
      case 'blockquote':
      case 'listItem':
      case 'table':
        return blocks(node.children);
      case 'list':
        return items(node);
      case 'tableRow':
        return node.children.map(one).join(' · ');
      case 'spoiler':
        return spoiler;
      case 'break':
        return '\n';
      case 'image':
      case 'imageReference':
        return node.alt ?? '';
      case 'definition':
      case 'thematicBreak':
        return '';
      default:
        return 'children' in node ? inline(node.children) : 'value' in node ? node.value : '';
    }
  }

  const items = ({ ordered, start, children }: List): string =>
    children
      .map((item, index) => `${ordered === true ? `${(start ?? 1) + index}.` : '•'} ${one(item)}`)
      .join('\n');

  return one(parse(text).root);
}
