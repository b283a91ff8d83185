/** Dense runs of a room's messages, as immutable values. Pure functions: what a page or a change makes of a run. */
import type { Change, MessageBody, MessagePage } from '@parley/events';
import type { SentMessage } from './types.ts';

/**
 * A message, and the rev as of which its reactions are known: a reaction has no rev of its own here, so changes up to
 * `asOf` must not be applied to it again. Its body carries its rev itself.
 */
interface Held {
  readonly view: SentMessage;
  readonly asOf: number;
}

/** Messages from seq `first` on, without a gap. */
export interface Window {
  readonly first: number;
  readonly held: readonly Held[];
  /** False when nothing is before `first`. */
  readonly hasBefore: boolean;
}

/** The last seq; `first - 1` when empty. */
export const lastSeq = (window: Window): number => window.first + window.held.length - 1;

export const contains = (window: Window, seq: number): boolean =>
  seq >= window.first && seq <= lastSeq(window);

/** A page as it was read at `page.rev`. */
export function fromPage(page: MessagePage): Window {
  return {
    first: page.messages[0]?.seq ?? 1,
    held: page.messages.map((message) => ({ view: { ...message, status: 'sent' }, asOf: page.rev })),
    hasBefore: page.hasBefore,
  };
}

/** True if no message is missing between the two. */
export const touches = (a: Window, b: Window): boolean =>
  a.first <= lastSeq(b) + 1 && b.first <= lastSeq(a) + 1;

/** Both as one; they must touch. Where they overlap `fresh` wins. */
export function join(known: Window, fresh: Window): Window {
  const before = known.held.slice(0, Math.max(0, fresh.first - known.first));
  const after = known.held.slice(Math.max(0, lastSeq(fresh) + 1 - known.first));
  return {
    first: Math.min(known.first, fresh.first),
    held: [...before, ...fresh.held, ...after],
    hasBefore: known.first < fresh.first ? known.hasBefore : fresh.hasBefore,
  };
}

/** The last `count` messages. */
export function newest(window: Window, count: number): Window {
  const excess = window.held.length - count;
  if (excess <= 0) return window;
  return { first: window.first + excess, held: window.held.slice(excess), hasBefore: true };
}

/**
 * The window after `changes`, which are in order of rev and all that happened since `asOf`. `growing`: the window reached
 * to the room's end as of then, so new messages are appended; elsewhere they are none of its business.
 * Answers with the same object if nothing changed.
 */
export function applyChanges(
  window: Window,
  changes: readonly Change[],
  asOf: number,
  growing: boolean,
): Window {
  const held = [...window.held];
  const grown = new Map<number, MessageBody>();
  let touched = false;

  for (const change of changes) {
    if (change.kind !== 'message') continue;
    const body = change.message;
    const known = held[body.seq - window.first];
    if (known !== undefined) {
      if (body.rev <= known.view.rev) continue;
      held[body.seq - window.first] = { ...known, view: withBody(known.view, body) };
      touched = true;
    } else if (growing && body.seq > lastSeq(window)) grown.set(body.seq, body);
  }

  // A catch-up is in order of rev, and an edit moves a message behind later ones: seq decides.
  let next = lastSeq(window) + 1;
  for (let body = grown.get(next); body !== undefined; body = grown.get(++next)) {
    held.push({ view: { ...body, reactions: [], status: 'sent' }, asOf });
    touched = true;
  }

  for (const change of changes) {
    if (change.kind !== 'reaction') continue;
    const known = held[change.seq - window.first];
    if (known === undefined || known.view.deleted || change.rev <= known.asOf) continue;
    const reactions = withReaction(known.view.reactions, change);
    if (reactions === known.view.reactions) continue;
    held[change.seq - window.first] = { ...known, view: { ...known.view, reactions } };
    touched = true;
  }
  return touched ? { ...window, held } : window;
}

/** A deletion takes the reactions along. */
const withBody = (view: SentMessage, body: MessageBody): SentMessage => ({
  ...body,
  reactions: body.deleted ? [] : view.reactions,
  status: 'sent',
});

/**
 * The groups after one person's reaction; the same array if it was so already. Groups stay in order of emoji and users in
 * order of id, as pages have them, so that a reload moves nothing.
 */
function withReaction(
  groups: SentMessage['reactions'],
  { user, emoji, on }: Extract<Change, { kind: 'reaction' }>,
): SentMessage['reactions'] {
  const group = groups.find((each) => each.emoji === emoji);
  const before = group?.users ?? [];
  if (before.includes(user) === on) return groups;
  const users = on ? [...before, user].sort(byCodeUnit) : before.filter((each) => each !== user);
  const others = groups.filter((each) => each !== group);
  if (users.length === 0) return others;
  return [...others, { emoji, users }].sort((a, b) => byCodeUnit(a.emoji, b.emoji));
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
