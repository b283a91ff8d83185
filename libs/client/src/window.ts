/** Dense runs of a room's messages, as immutable values. Pure functions: what a page or a change makes of a run. */
import type { Change, MessageBody, MessagePage, Pinned } from '@parley/events';
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
    if (change.kind !== 'reaction' && change.kind !== 'pin' && change.kind !== 'thread') continue;
    const known = held[change.seq - window.first];
    if (known === undefined || change.rev <= known.asOf) continue;
    const view = withFacet(known.view, change);
    if (view === known.view) continue;
    held[change.seq - window.first] = { ...known, view };
    touched = true;
  }
  return touched ? { ...window, held } : window;
}

/** A deletion takes reactions and pin along; the thread stays. */
const withBody = ({ reactions, pinned, thread }: SentMessage, body: MessageBody): SentMessage => ({
  ...body,
  ...(body.deleted ? { reactions: [] } : { reactions, ...(pinned && { pinned }) }),
  ...(thread && { thread }),
  status: 'sent',
});

type ChangeOf<K> = Extract<Change, { kind: K }>;

function withFacet(view: SentMessage, change: ChangeOf<'reaction' | 'pin' | 'thread'>): SentMessage {
  if (change.kind === 'thread') return { ...view, thread: change.thread };
  if (view.deleted) return view;
  return change.kind === 'pin' ? withPin(view, change) : withReaction(view, change);
}

const isPin = (a: Pinned | undefined, b: Pinned | undefined): boolean => a?.by === b?.by && a?.at === b?.at;

/** The message after a pin was put on or taken away; the same one if it was so already. */
function withPin(view: SentMessage, { user, at, on }: ChangeOf<'pin'>): SentMessage {
  const { pinned: before, ...rest } = view;
  const pinned = on ? { by: user, at } : undefined;
  return isPin(before, pinned) ? view : { ...rest, ...(pinned && { pinned }) };
}

/**
 * The message after one person's reaction; the same one if it was so already. Groups stay in order of emoji and users in
 * order of id, as pages have them, so that a reload moves nothing.
 */
function withReaction(view: SentMessage, { user, emoji, on }: ChangeOf<'reaction'>): SentMessage {
  const groups = view.reactions;
  const group = groups.find((each) => each.emoji === emoji);
  const before = group?.users ?? [];
  if (before.includes(user) === on) return view;
  const users = on ? [...before, user].sort(byCodeUnit) : before.filter((each) => each !== user);
  const others = groups.filter((each) => each !== group);
  const reactions = users.length === 0 ? others : [...others, { emoji, users }];
  return { ...view, reactions: reactions.sort((a, b) => byCodeUnit(a.emoji, b.emoji)) };
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
