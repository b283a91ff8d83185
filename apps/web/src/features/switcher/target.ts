import type { RoomId } from '@parley/events';
import { go } from 'fuzzysort';
import type { ReactNode } from 'react';
import type { DialogName } from '../dialogs/dialogs.tsx';

export type TargetKind = 'room' | 'person' | 'page' | 'command';

/** Something to go to, or to do. */
export interface Target {
  /** Unique among all targets. */
  readonly id: string;
  readonly kind: TargetKind;
  readonly title: string;
  /** Other words by which it is found: a handle, what else it could be called. */
  readonly words?: string | undefined;
  /** What it is, in a word or two. */
  readonly hint: string;
  readonly icon: ReactNode;
  readonly room?: RoomId | undefined;
  /** How much it wants to be looked at: what calls me counts more than what is only unread. */
  readonly calls?: number | undefined;
  readonly unread?: number | undefined;
  /** A room that I am not in. */
  readonly foreign?: boolean | undefined;
  /** Either it opens another dialog, or it does something. */
  readonly does: DialogName | (() => void);
}

const shownAtMost = 12;
/** So little a match may be worth and still be one; 1 is the word itself. */
const worthShowing = 0.25;
/** Beside a good match a poor one, of letters strewn about, is only noise. */
const besideBest = 0.5;

const kindOfSign: Readonly<Record<string, TargetKind>> = { '#': 'room', '@': 'person', '>': 'command' };

/** `#`, `@` and `>` at the beginning ask for rooms, people and commands alone. */
function understood(query: string): { readonly kind?: TargetKind | undefined; readonly words: string } {
  const text = query.trim();
  const kind = kindOfSign[text.slice(0, 1)];
  return { kind, words: kind === undefined ? text : text.slice(1).trim() };
}

/** Of two that match alike the one that is nearer: mine before foreign ones, places before things to do. */
const weights: Readonly<Record<TargetKind, number>> = { room: 1, person: 0.97, page: 0.94, command: 0.92 };
const foreignWeight = 0.95;

function nearness({ kind, room, foreign, unread = 0 }: Target, recent: readonly RoomId[]): number {
  const at = room === undefined ? -1 : recent.indexOf(room);
  const visited = at < 0 ? 0 : 0.06 * (1 - at / recent.length);
  return (weights[kind] + visited + (unread > 0 ? 0.02 : 0)) * (foreign ? foreignWeight : 1);
}

/**
 * What somebody means who typed `query`, the likeliest first. Letters may be left out, and accents make no difference. As long as
 * nothing is typed: what calls, then what is unread, then where one was last.
 */
export function rankTargets(
  targets: readonly Target[],
  query: string,
  recent: readonly RoomId[],
): readonly Target[] {
  const { kind, words } = understood(query);
  const asked = kind === undefined ? targets : targets.filter((target) => target.kind === kind);
  if (words === '') return kind === undefined ? atHand(asked, recent) : asked.slice(0, shownAtMost);
  const matches = go(words, asked, {
    keys: ['title', 'words'],
    limit: shownAtMost,
    threshold: worthShowing,
    scoreFn: (result) => result.score * nearness(result.obj, recent),
  });
  const best = matches[0]?.score ?? 0;
  return matches.filter(({ score }) => score >= best * besideBest).map(({ obj }) => obj);
}

function atHand(targets: readonly Target[], recent: readonly RoomId[]): readonly Target[] {
  const place = ({ room }: Target) => (room === undefined ? -1 : recent.indexOf(room));
  const visited = (target: Target) => (place(target) < 0 ? recent.length : place(target));
  return (
    targets
      // Where one is already, nobody needs to go. A person with whom there is no conversation yet is asked for by name.
      .filter((target) => place(target) !== 0 && target.foreign !== true)
      .filter(({ kind, room }) => kind !== 'person' || room !== undefined)
      .toSorted((a, b) => byUrgency(a, b) || visited(a) - visited(b))
      .slice(0, shownAtMost)
  );
}

const byUrgency = (a: Target, b: Target): number =>
  Math.sign(b.calls ?? 0) - Math.sign(a.calls ?? 0) || Math.sign(b.unread ?? 0) - Math.sign(a.unread ?? 0);
