/** Attributes that say something; all others are looks. */
const telling = new Set(['href', 'title', 'start', 'src', 'alt']);

/**
 * HTML brought to one form, to be compared: headings as such, code without what the page adds to it, no looks, and no white space
 * between blocks.
 */
export function canonical(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return content(body).trim();
}

const blocks = new Set([
  'p',
  'ul',
  'ol',
  'li',
  'blockquote',
  'pre',
  'hr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);

function content(parent: Element): string {
  const nodes = [...parent.childNodes];
  const besideBlock = (index: number) =>
    [nodes[index - 1], nodes[index + 1]].some((node) => node instanceof Element && isBlock(node));
  return nodes
    .map((node, index) => {
      if (node instanceof Element) return element(node);
      const text = node.textContent ?? '';
      const previous = nodes[index - 1];
      if (previous instanceof Element && previous.localName === 'br') return escaped(text.replace(/^\n/, ''));
      return escaped(besideBlock(index) ? text.trim() : text);
    })
    .join('');
}

const isBlock = (node: Element): boolean =>
  blocks.has(node.localName) || node.hasAttribute('aria-level') || node.hasAttribute('data-part');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function element(node: Element): string {
  if (node.getAttribute('data-part') === 'code') {
    const pre = node.querySelector('pre');
    return pre === null ? '' : element(pre);
  }
  const level = node.getAttribute('aria-level');
  const name = level === null ? node.localName : `h${Number(level) - 2}`;
  const attributes = [...node.attributes]
    .filter((attribute) => telling.has(attribute.name))
    .map((attribute) => ` ${attribute.name}="${escaped(attribute.value)}"`)
    .sort();
  const language = [...node.classList].find((each) => each.startsWith('language-'));
  if (language !== undefined) attributes.push(` class="${language}"`);
  const inside = content(node);
  // The end of the last line of code is no line of its own; the page leaves it out.
  const ended = name === 'code' && node.closest('[data-part]') === null ? inside.replace(/\n$/, '') : inside;
  const shown = isBlock(node) && name !== 'pre' ? ended.trim() : ended;
  return `<${name}${attributes.join('')}>${shown}</${name}>`;
}
