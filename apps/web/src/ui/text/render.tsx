import clsx from 'clsx';
import type { Definition, Image, ImageReference, Link, LinkReference, List, Nodes, Table } from 'mdast';
import { Fragment, type ReactNode } from 'react';
import { formattedTextTexts } from '../../texts/en/formatted-text.ts';
import { Address } from '../timeline/address.tsx';
import { textParts } from '../timeline/links.ts';
import { CodeBlock } from './code-block.tsx';
import type { Parsed } from './parse.ts';
import { SpoilerBlocks, SpoilerText } from './spoiler-text.tsx';
import { Scrolled } from '../scrolled.tsx';

interface Rendering {
  /** Where an address may lead, as a browser takes it; undefined shows the link as it was typed. */
  readonly hrefOf: (url: string) => string | undefined;
  /** Running text. */
  readonly inline: (text: string) => ReactNode;
}

/** The blocks of a text as elements; its tree decides what they are, and nothing in it is ever read as HTML. */
export function rendered({ text, root }: Parsed, { hrefOf, inline }: Rendering): ReactNode[] {
  const definitions = definitionsOf(root.children);
  const source = ({ position }: Nodes): string => text.slice(position?.start.offset, position?.end.offset);

  const all = (nodes: readonly Nodes[], plain = false): ReactNode[] =>
    nodes.map((node, index) => <Fragment key={index}>{one(node, plain)}</Fragment>);

  /** What stands one below the other. HTML is text there as well, and a paragraph of its own. */
  const blocks = (nodes: readonly Nodes[]): ReactNode[] =>
    nodes.map((node, index) => (
      <Fragment key={index}>{node.type === 'html' ? <p>{node.value}</p> : one(node, false)}</Fragment>
    ));

  /** `plain` inside of a link: no link can hold another. */
  function one(node: Nodes, plain: boolean): ReactNode {
    switch (node.type) {
      case 'text':
        return plain ? node.value : inline(node.value);
      case 'paragraph':
        return <p>{all(node.children)}</p>;
      case 'emphasis':
        return <em>{all(node.children, plain)}</em>;
      case 'strong':
        return <strong className="font-semibold">{all(node.children, plain)}</strong>;
      case 'delete':
        return <del>{all(node.children, plain)}</del>;
      case 'spoiler':
        return node.blocks === true ? (
          <SpoilerBlocks>{blocks(node.children)}</SpoilerBlocks>
        ) : (
          <SpoilerText>{all(node.children, plain)}</SpoilerText>
        );
      case 'inlineCode':
        return (
          <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-[0.85em] outline outline-line">
            {node.value.replaceAll('\n', ' ')}
          </code>
        );
      case 'break':
        return <br />;
      case 'link':
      case 'linkReference':
        return link(node, plain);
      case 'image':
      case 'imageReference':
        return image(node, plain);
      case 'heading':
        return (
          <div
            role="heading"
            aria-level={node.depth + 2}
            className={clsx('font-semibold', node.depth === 1 && 'text-lg', node.depth > 3 && 'text-base')}
          >
            {all(node.children)}
          </div>
        );
      case 'blockquote':
        return (
          <blockquote className="flow border-s-3 border-line-strong ps-3 text-ink-soft">
            {blocks(node.children)}
          </blockquote>
        );
      case 'code':
        return <CodeBlock language={node.lang ?? undefined} code={node.value} />;
      case 'list':
        return list(node);
      case 'table':
        return table(node);
      case 'thematicBreak':
        return <hr className="my-3 border-line-strong" />;
      case 'html':
        return node.value;
      case 'definition':
        return null;
      default:
        return source(node);
    }
  }

  function link(node: Link | LinkReference, plain: boolean): ReactNode {
    const { url, title } = node.type === 'link' ? node : (definitions.get(node.identifier) ?? { url: '' });
    if (plain) return all(node.children, true);
    const typed = source(node);
    // A bare address ends where it would end in a text without formatting.
    if (node.type === 'link' && /^(?:https?:|www\.)/iu.test(typed)) return bare(typed);
    const href = hrefOf(url);
    if (href === undefined) return typed;
    return (
      <Address href={href} title={title ?? undefined}>
        {all(node.children, true)}
      </Address>
    );
  }

  const bare = (typed: string): ReactNode =>
    textParts(typed).map((part, index) =>
      part.kind === 'text' ? (
        part.text
      ) : (
        <Address key={index} href={part.href}>
          {part.text}
        </Address>
      ),
    );

  /** Never loaded from where somebody says: that would tell strangers who reads. */
  function image(node: Image | ImageReference, plain: boolean): ReactNode {
    const { url, title } = node.type === 'image' ? node : (definitions.get(node.identifier) ?? { url: '' });
    const href = hrefOf(url);
    if (href === undefined) return source(node);
    const words = node.alt || url;
    if (plain) return words;
    return (
      <Address href={href} title={title ?? undefined}>
        {words}
      </Address>
    );
  }

  function list({ ordered, start, spread: apart, children }: List): ReactNode {
    const t = formattedTextTexts();
    const spread = apart === true || children.some((item) => item.spread === true);
    const items = children.map((item, index) => {
      const task = typeof item.checked === 'boolean';
      const parts = item.children.map((child, at) => (
        <Fragment key={at}>
          {child.type === 'paragraph' && !spread ? all(child.children) : blocks([child])}
        </Fragment>
      ));
      return (
        <li key={index} className={clsx(task && 'relative list-none', spread && 'flow')}>
          {task && (
            <input
              type="checkbox"
              checked={item.checked === true}
              disabled
              aria-label={item.checked === true ? t.done : t.toDo}
              // Where the mark of another item is, in the middle of its first line.
              className="absolute -start-6 top-[calc((1lh-1rem)/2)]"
            />
          )}
          {parts}
        </li>
      );
    });
    const look = clsx('ps-6', spread && 'flow');
    if (ordered !== true) return <ul className={clsx('list-disc', look)}>{items}</ul>;
    return (
      <ol start={start === 1 ? undefined : (start ?? undefined)} className={clsx('list-decimal', look)}>
        {items}
      </ol>
    );
  }

  function table({ align, children: [head, ...rows] }: Table): ReactNode {
    const alignment = (index: number) =>
      ({ left: 'text-start', center: 'text-center', right: 'text-end' })[align?.[index] ?? 'left'];
    const columns = head?.children.map((_, index) => index) ?? [];
    // What is too wide is scrolled: on a phone, words of a few letters would else be broken.
    const cell = 'max-w-80 border border-line-strong px-2.5 py-1 [overflow-wrap:break-word]';
    return (
      <Scrolled role="group" aria-label={formattedTextTexts().table} className="overflow-x-auto rounded-sm">
        <table className="border-collapse text-base">
          <thead>
            <tr>
              {head?.children.map((node, index) => (
                <th
                  key={index}
                  scope="col"
                  className={clsx(cell, alignment(index), 'bg-sunken font-semibold')}
                >
                  {all(node.children)}
                </th>
              ))}
            </tr>
          </thead>
          {rows.length > 0 && (
            <tbody>
              {rows.map((row, at) => (
                <tr key={at}>
                  {/* As many as the table has columns: what a row has too many is left out, what it lacks is empty (GFM 4.10). */}
                  {columns.map((index) => (
                    <td key={index} className={clsx(cell, alignment(index))}>
                      {all(row.children[index]?.children ?? [])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          )}
        </table>
      </Scrolled>
    );
  }

  return blocks(root.children);
}

/** Where the names of links lead. Of two with the same name the first counts. */
function definitionsOf(nodes: readonly Nodes[], found = new Map<string, Definition>()) {
  for (const node of nodes) {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
    else if ('children' in node) definitionsOf(node.children, found);
  }
  return found;
}
