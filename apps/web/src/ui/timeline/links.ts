export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

/** Only what starts with one of three safe schemes, or with `www.`, is a link; everything else stays text. */
const candidate = /(?:https?:\/\/|mailto:|www\.)[^\s<>"'`\u00a0\u200b-\u200f\u2028-\u202f\u2066-\u2069]+/giu;
const wordBefore = /[\p{L}\p{N}_]$/u;
const safeSchemes = new Set(['http:', 'https:', 'mailto:']);
const openers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** How many more of `closer` than of its opener the text holds. */
function surplus(text: string, closer: string, opener: string): number {
  let more = 0;
  for (const character of text) more += character === closer ? 1 : character === opener ? -1 : 0;
  return more;
}

/** Punctuation that ends the sentence, not the address; a closing bracket stays if it was opened inside. */
function withoutTail(address: string): string {
  const stray: Record<string, number> = {};
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    const opener = openers[last];
    if (opener !== undefined) {
      stray[last] ??= surplus(address, last, opener);
      if (stray[last] <= 0) break;
      stray[last] -= 1;
    } else if (!/[.,:;!?…*_~]/u.test(last)) break;
  }
  return address.slice(0, end);
}

/** The address as a browser takes it, if its scheme is one of the safe ones. */
export function safeHref(address: string): string | undefined {
  const full = /^www\./i.test(address) ? `https://${address}` : address;
  if (!URL.canParse(full)) return undefined;
  const url = new URL(full);
  if (!safeSchemes.has(url.protocol)) return undefined;
  const complete = url.protocol === 'mailto:' ? url.pathname.includes('@') : url.hostname !== '';
  return complete ? url.href : undefined;
}

/** Splits what a person wrote into plain text and links with a safe scheme. Joined again, the parts are the text. */
export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const match of text.matchAll(candidate)) {
    if (match.index < done || wordBefore.test(text.slice(Math.max(0, match.index - 2), match.index)))
      continue;
    const address = withoutTail(match[0]);
    const href = safeHref(address);
    if (href === undefined) continue;
    if (match.index > done) parts.push({ kind: 'text', text: text.slice(done, match.index) });
    parts.push({ kind: 'link', text: address, href });
    done = match.index + address.length;
  }
  if (done < text.length) parts.push({ kind: 'text', text: text.slice(done) });
  return parts;
}

const onlyEmoji = /^(?:\s*(?:\p{RGI_Emoji}))+\s*$/v;

/** True for a message of one to six emoji and nothing else, which is shown large. */
export function isJumbo(text: string): boolean {
  if (text.length > 64 || !onlyEmoji.test(text)) return false;
  return [...text.matchAll(/\p{RGI_Emoji}/gv)].length <= 6;
}
