/** Where a text is folded: in any column, or only in one too narrow for it. */
export type Folds = 'any' | 'narrow';

/** About a screen of a phone, and more than half of a large one. */
const linesAtMost = 30;
/** Letters that a line holds at the least: in the width of the messages, and on a phone or in a side panel. */
const widths = { any: 85, narrow: 45 } as const;

const fits = (lines: readonly string[], letters: number): boolean =>
  lines.reduce((sum, line) => sum + 1 + Math.floor(line.length / letters), 0) <= linesAtMost;

/**
 * Whether a text is so long that it is folded. Its letters tell, and no measuring: so it is as high in its first frame as in all
 * that follow.
 */
export function foldsOf(text: string): Folds | undefined {
  if (text.length <= linesAtMost) return undefined;
  const lines = text.split('\n');
  if (!fits(lines, widths.any)) return 'any';
  return fits(lines, widths.narrow) ? undefined : 'narrow';
}
