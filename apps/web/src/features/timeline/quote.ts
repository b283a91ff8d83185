import type { RoomId } from '@parley/events';
import type { SentMessage } from '@parley/react';
import { quoteTexts } from '../../texts/en/quote.ts';
import type { Drafts } from '../composer/drafts.ts';
import { messagePath } from '../rooms.ts';

const linesAtMost = 8;
const charactersAtMost = 600;

/** What was said, without what it quotes itself: answers to answers would grow into stairs. */
function said(text: string): string {
  const own = text
    .split('\n')
    .filter((line) => !/^ {0,3}>/u.test(line))
    .join('\n')
    .trim();
  return own === '' ? text.trim() : own;
}

/** A message as a quote: who said it, with its address, and what, as far as it is short. */
export function quoteOf(author: string, address: string, text: string): string {
  const whole = said(text);
  const lines = whole.slice(0, charactersAtMost).split('\n').slice(0, linesAtMost);
  if (lines.join('\n').length < whole.length) lines.push('…');
  // Code that the cut leaves open would swallow the answer's quote.
  const fences = lines.filter((line) => line.startsWith('```')).length;
  if (fences % 2 === 1) lines.push('```');
  const name = author.replace(/[\\`*_[\]~|<>]/gu, String.raw`\$&`);
  return [`**${name}** [${quoteTexts().wrote}](${address}):`, ...lines]
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/** Puts a message as a quote into what is being written in its room. */
export function quoteInto(drafts: Drafts, room: RoomId, message: SentMessage, author: string): void {
  const address = `${window.location.origin}${messagePath(room, message.seq)}`;
  const draft = drafts.get(room);
  const begun = draft.text.trimEnd();
  const quote = quoteOf(author, address, message.text);
  drafts.set(room, { ...draft, text: `${begun === '' ? '' : `${begun}\n\n`}${quote}\n\n` });
}
