import type { TextEdit } from '../../ui/edit-text.ts';

/** What the buttons and keys of the formatting bar do to a text. */
export type Formatting =
  | 'bold'
  | 'italic'
  | 'strike'
  | 'code'
  | 'spoiler'
  | 'link'
  | 'code-block'
  | 'quote'
  | 'bullets'
  | 'numbers'
  | 'tasks';

/** A text, and what is selected in it. */
export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The one change that formats what is selected, or takes the formatting away where it is on. */
export function format(selected: Selected, how: Formatting): TextEdit {
  switch (how) {
    case 'bold':
      return wrap(selected, '**', (stars) => stars > 1);
    case 'italic':
      return wrap(selected, '*', (stars) => stars % 2 === 1);
    case 'strike':
      return wrap(selected, '~~', (signs) => signs > 1);
    case 'code':
      return wrap(selected, '`', (signs) => signs > 0);
    case 'spoiler':
      return wrap(selected, '||', (signs) => signs > 1);
    case 'link':
      return link(selected);
    case 'code-block':
      return codeBlock(selected);
    case 'quote':
      return lines(selected, () => '> ', /^> ?/u);
    case 'bullets':
      return lines(selected, () => '- ', /^[-*+] (?!\[[ xX]\] )/u);
    case 'numbers':
      return lines(selected, (at) => `${at + 1}. `, /^\d{1,9}[.)] /u);
    case 'tasks':
      return lines(selected, () => '- [ ] ', /^[-*+] \[[ xX]\] /u);
  }
}

/** How often the mark's sign stands on both sides. */
function signsAround(before: string, after: string, sign: string): number {
  let count = 0;
  while (before.charAt(before.length - 1 - count) === sign && after.charAt(count) === sign) count += 1;
  return count;
}

/** Marks never stand beside a blank on their inner side: there they would be no marks. */
function wrap({ text, start, end }: Selected, mark: string, isOn: (signs: number) => boolean): TextEdit {
  const picked = text.slice(start, end);
  const from = start + (picked.length - picked.trimStart().length);
  const to = from + picked.trim().length;
  const inner = text.slice(from, to);
  const sign = mark.charAt(0);
  const size = mark.length;
  if (isOn(signsAround(text.slice(0, from), text.slice(to), sign)))
    return {
      start: from - size,
      end: to + size,
      text: inner,
      select: [from - size, to - size],
    };
  let inside = 0;
  while (inside * 2 < inner.length && inner.at(inside) === sign && inner.at(-1 - inside) === sign)
    inside += 1;
  if (inner.length > size * 2 && isOn(inside)) {
    const bare = inner.slice(size, -size);
    return { start: from, end: to, text: bare, select: [from, from + bare.length] };
  }
  return { start: from, end: to, text: mark + inner + mark, select: [from + size, to + size] };
}

const address = /^(?:https?:\/\/|mailto:)\S+$/iu;

export const isAddress = (text: string): boolean => address.test(text) && URL.canParse(text);

function link({ text, start, end }: Selected): TextEdit {
  const picked = text.slice(start, end);
  if (isAddress(picked)) return { start, end, text: `[](${picked})`, select: [start + 1, start + 1] };
  const at = start + picked.length + 3;
  return { start, end, text: `[${picked}](https://)`, select: [at, at + 'https://'.length] };
}

/** An address that is pasted over words becomes their link; undefined where it is pasted as it is. */
export function pasteLink({ text, start, end }: Selected, pasted: string): TextEdit | undefined {
  const words = text.slice(start, end);
  const url = pasted.trim();
  if (words.trim() === '' || /[\n[\]]/u.test(words) || isAddress(words) || !isAddress(url)) return undefined;
  // A bracket in it would end the link.
  const safe = url.replaceAll('(', '%28').replaceAll(')', '%29');
  return { start, end, text: `[${words}](${safe})` };
}

/** The lines that the selection touches. */
function linesAround({ text, start, end }: Selected): readonly [number, number] {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const after = text.indexOf('\n', end);
  return [from, after < 0 ? text.length : after];
}

const anyPrefix = /^(?:> ?|[-*+] \[[ xX]\] |[-*+] |\d{1,9}[.)] )/u;

function lines(selected: Selected, prefix: (at: number) => string, own: RegExp): TextEdit {
  const [start, end] = linesAround(selected);
  const each = selected.text.slice(start, end).split('\n');
  const isOn =
    each.every((line) => line.trim() === '' || own.test(line)) && each.some((line) => own.test(line));
  let at = 0;
  const text = each
    .map((line) => {
      if (isOn) return line.replace(own, '');
      if (line.trim() === '' && each.length > 1) return line;
      at += 1;
      return prefix(at - 1) + line.replace(anyPrefix, '');
    })
    .join('\n');
  const to = start + text.length;
  return { start, end, text, select: each.length === 1 ? [to, to] : [start, to] };
}

function codeBlock({ text, start, end }: Selected): TextEdit {
  const picked = text.slice(start, end);
  const before = start === 0 || text.charAt(start - 1) === '\n' ? '' : '\n';
  const after = end === text.length || text.charAt(end) === '\n' ? '' : '\n';
  const at = start + before.length + 4;
  return {
    start,
    end,
    text: `${before}\`\`\`\n${picked}\n\`\`\`${after}`,
    select: [at, at + picked.length],
  };
}

const item =
  /^(\s*)(?:(?<sign>[-*+]) (?<task>\[[ xX]\] )?|(?<number>\d{1,9})(?<stop>[.)]) |(?<quote>> ?))(?<rest>.*)$/u;

/** A new line in a list goes on with the list, and in an empty item ends it; undefined where there is no list. */
export function newLine(selected: Selected): TextEdit | undefined {
  const { text, start, end } = selected;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const found = item.exec(text.slice(from, start));
  if (start !== end || found?.groups === undefined) return undefined;
  const { sign, task, number, stop, quote, rest } = found.groups;
  if (rest?.trim() === '') return { start: from, end: start, text: '' };
  const next =
    quote ??
    (number === undefined ? `${sign} ${task === undefined ? '' : '[ ] '}` : `${Number(number) + 1}${stop} `);
  return { start, end, text: `\n${found[1] ?? ''}${next}` };
}
