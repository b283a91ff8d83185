import type { System } from '../systems/system.ts';
import type { Column, Workload } from '../workloads/workload.ts';
import type { Verdict } from './goals.ts';
import type { Results, Spread } from './results.ts';

/** The report as Markdown: what must be reached, then a table for each workload. */
export function toText(
  results: Results,
  verdicts: readonly Verdict[],
  workloads: readonly Workload[],
  systems: readonly System[],
): string {
  const parts = workloads
    .map((workload) => tableOf(workload, results, systems))
    .filter((part) => part !== '');
  const failures = results.failures.map(({ workload, system, why }) => `- ${workload}, ${system}: ${why}`);
  return [
    ...(verdicts.length > 0 ? [goalTable(verdicts)] : []),
    ...parts,
    ...(results.took.length > 0 ? [timeTable(results)] : []),
    ...(failures.length > 0 ? [`Runs that are no result:\n\n${failures.join('\n')}`] : []),
  ].join('\n\n');
}

function goalTable(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ title, against, wanted, value, isMet }) => [
    title,
    against,
    wanted,
    written(value, 2),
    isMet ? 'yes' : '**no**',
  ]);
  return table(['figure', 'against', 'wanted', 'found', 'reached'], rows);
}

function timeTable({ took }: Results): string {
  const total = took.reduce((sum, { seconds }) => sum + seconds, 0);
  const rows = [...took, { workload: 'all', seconds: total }].map(({ workload, seconds }) => [
    workload,
    written(seconds, 0),
  ]);
  return `### How long it took\n\n${table(['workload', 'seconds'], rows)}`;
}

function tableOf({ name, title, columns }: Workload, results: Results, systems: readonly System[]): string {
  const rows = systems.flatMap((system) => {
    const cells = columns.map((column) => cell(results.spread(name, system.name, column.figure), column));
    return cells.every((each) => each === '') ? [] : [[system.name, ...cells]];
  });
  if (rows.length === 0) return '';
  return `### ${title} (\`${name}\`)\n\n${table(['', ...columns.map((column) => column.title)], rows)}`;
}

const cell = (spread: Spread | undefined, { digits }: Column): string =>
  spread
    ? `${written(spread.median, digits)} (${written(spread.low, digits)} to ${written(spread.high, digits)})`
    : '';

const written = (value: number, digits: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
