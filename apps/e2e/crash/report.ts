/** What was tried and what held, as text. */
import type { Broken, Violation } from '../checker/violation.ts';
import type { ChapterResult, CycleResult } from './chapter.ts';
import { type Deliveries, noDeliveries, sumOf } from './deliveries.ts';
import type { Resources } from './resources.ts';

/** All that a run found, as numbers and words; also what --json writes. */
export interface Report {
  readonly seed: number;
  readonly disk: string;
  readonly seconds: number;
  readonly faults: readonly FaultRow[];
  readonly skipped: readonly { readonly fault: string; readonly reason: string }[];
  readonly totals: Totals;
  readonly found: Readonly<Record<Broken, number>>;
  readonly resources: Resources;
  /** Plain Socket.IO through the faults of process and network; empty unless asked for. */
  readonly baselines: readonly Compared[];
  /** What else did not go as promised. */
  readonly problems: readonly string[];
}

/** What became of messages in one system. */
export interface Compared {
  readonly system: string;
  readonly acked: number;
  readonly stored: number;
  readonly deliveries: Deliveries;
}

export interface FaultRow {
  readonly fault: string;
  readonly cycles: number;
  readonly sent: number;
  readonly acked: number;
  /** Attempts whose answer never came: repeated. */
  readonly unanswered: number;
  readonly refused: number;
  readonly problems: number;
  readonly notes: readonly string[];
}

export interface Totals {
  readonly cycles: number;
  readonly sent: number;
  readonly acked: number;
  readonly stored: number;
  /** Lines of the clients' logs that the checker read. */
  readonly lines: number;
  readonly deliveries: Deliveries;
}

const none: Readonly<Record<Broken, number>> = {
  lost: 0,
  doubled: 0,
  reordered: 0,
  leaked: 0,
  reused: 0,
  missing: 0,
  stale: 0,
  invented: 0,
  unequal: 0,
  taken: 0,
  undeleted: 0,
};

export function countBroken(violations: readonly Violation[]): Record<Broken, number> {
  const counts = { ...none };
  for (const { broken } of violations) counts[broken] += 1;
  return counts;
}

/** `lost 0, doubled 0, …` */
export const foundText = (found: Report['found']): string =>
  Object.entries(found)
    .map(([broken, count]) => `${broken} ${count}`)
    .join(', ');

export function faultRows(cycles: readonly CycleResult[]): readonly FaultRow[] {
  const rows = new Map<string, FaultRow>();
  for (const { fault, counts, problems, notes } of cycles) {
    const row = rows.get(fault);
    rows.set(fault, {
      fault,
      cycles: (row?.cycles ?? 0) + 1,
      sent: (row?.sent ?? 0) + counts.sent,
      acked: (row?.acked ?? 0) + counts.acked,
      unanswered: (row?.unanswered ?? 0) + counts.unanswered,
      refused: (row?.refused ?? 0) + counts.refused,
      problems: (row?.problems ?? 0) + problems.length,
      notes: [...new Set([...(row?.notes ?? []), ...notes])],
    });
  }
  return [...rows.values()];
}

export const totalsOf = (chapters: readonly Omit<ChapterResult, 'history'>[]): Totals => ({
  cycles: sum(chapters, ({ cycles }) => cycles.length),
  sent: sum(chapters, ({ cycles }) => sum(cycles, ({ counts }) => counts.sent)),
  acked: sum(chapters, ({ cycles }) => sum(cycles, ({ counts }) => counts.acked)),
  stored: sum(chapters, ({ stored }) => stored),
  lines: sum(chapters, ({ lines }) => lines),
  deliveries: chapters.reduce((total, { deliveries }) => sumOf(total, deliveries), noDeliveries),
});

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

export const hasHeld = ({ found, problems }: Report): boolean =>
  problems.length === 0 && Object.values(found).every((count) => count === 0);

/** A table with a line under its head; numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const all = [head, ...rows.map((row) => row.map(shown))];
  const widths = head.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  );
  lines.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('  '));
  return lines.join('\n');
}

const shown = (cell: string | number): string =>
  typeof cell === 'number' ? cell.toLocaleString('en') : cell;

const resourceLines = ({ before, after }: Resources): readonly string[] => [
  `the server at rest after the same load, first and last time: memory ${before.memoryMib} and ${after.memoryMib} MiB, ` +
    `descriptors ${before.descriptors} and ${after.descriptors}, threads ${before.threads} and ${after.threads}, ` +
    `wake-ups a second ${before.wakeUps} and ${after.wakeUps}`,
];

function comparison({ totals, baselines }: Report): readonly string[] {
  if (baselines.length === 0) return [];
  const parley = { system: 'Parley, all faults above', ...totals };
  const rows = [parley, ...baselines].map(({ system, acked, stored, deliveries }) => [
    system,
    acked,
    stored,
    deliveries.storedTwice,
    deliveries.owed,
    deliveries.neverShown,
    deliveries.shownTwice,
    deliveries.outOfOrder,
  ]);
  const head = ['', 'acked', 'stored', 'twice', 'to show', 'never shown', 'shown twice', 'out of order'];
  return ['', table(head, rows)];
}

export function toText(report: Report): string {
  const { faults, skipped, totals, found, problems, disk, seed, seconds } = report;
  const rows = faults.map((row) => [
    row.fault,
    row.cycles,
    row.sent,
    row.acked,
    row.unanswered,
    row.refused,
    row.problems === 0 ? 'held' : 'BROKEN',
  ]);
  return [
    `${totals.cycles} cycles on ${disk}, seed ${seed}, in ${Math.round(seconds)} s`,
    '',
    table(['fault', 'cycles', 'sent', 'acked', 'no answer', 'refused', ''], rows),
    ...faults.flatMap(({ fault, notes }) => notes.map((note) => `  ${fault}: ${note}`)),
    ...skipped.map(({ fault, reason }) => `  skipped: ${fault}: ${reason}`),
    '',
    `messages sent ${shown(totals.sent)}, acked ${shown(totals.acked)}, stored ${shown(totals.stored)}; the checker read ${shown(totals.lines)} lines`,
    foundText(found),
    ...resourceLines(report.resources),
    ...problems.map((problem) => `  ${problem}`),
    ...comparison(report),
    '',
    hasHeld(report) ? 'Everything held.' : 'NOT everything held.',
  ].join('\n');
}
