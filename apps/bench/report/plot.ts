import type { System } from '../systems/system.ts';
import type { Workload } from '../workloads/workload.ts';
import type { Results, Spread } from './results.ts';

const WIDTH = 760;
const LABEL = 130;
const BAR = 18;
const GAP = 6;
const HEAD = 44;

/** Bars for the first column of each workload, the range of all repetitions as a line over each. */
export function toSvg(results: Results, workloads: readonly Workload[], systems: readonly System[]): string {
  let y = 10;
  const panels: string[] = [];
  for (const { name, title, columns } of workloads) {
    const [column] = columns;
    if (!column) continue;
    const bars = systems.flatMap((system) => {
      const spread = results.spread(name, system.name, column.figure);
      return spread ? [{ label: system.name, spread }] : [];
    });
    if (bars.length === 0) continue;
    panels.push(panel(`${title}: ${column.title}`, bars, y));
    y += HEAD + bars.length * (BAR + GAP) + 10;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
${panels.join('\n')}
</svg>
`;
}

interface Bar {
  readonly label: string;
  readonly spread: Spread;
}

function panel(title: string, bars: readonly Bar[], top: number): string {
  const most = Math.max(...bars.map(({ spread }) => spread.high));
  const scale = (value: number): number => (Math.max(0, value) / most) * (WIDTH - LABEL - 110);
  const rows = bars.map(({ label, spread: { median, low, high } }, at) => {
    const y = top + HEAD - 14 + at * (BAR + GAP);
    const middle = y + BAR / 2;
    const colour = label.startsWith('parley') ? '#0f766e' : '#94a3b8';
    return [
      `<text x="${LABEL - 8}" y="${middle + 4}" text-anchor="end" fill="#334155">${label}</text>`,
      `<rect x="${LABEL}" y="${y}" width="${scale(median).toFixed(1)}" height="${BAR}" rx="2" fill="${colour}"/>`,
      `<path d="M${(LABEL + scale(low)).toFixed(1)} ${middle}H${(LABEL + scale(high)).toFixed(1)}" stroke="#0f172a" stroke-width="1.5"/>`,
      `<text x="${(LABEL + scale(high) + 8).toFixed(1)}" y="${middle + 4}" fill="#334155">${rounded(median)}</text>`,
    ].join('');
  });
  return `<text x="10" y="${top + 16}" font-weight="600" fill="#0f172a">${title}</text>\n${rows.join('\n')}`;
}

const rounded = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
