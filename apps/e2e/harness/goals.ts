/** A figure beside what is wanted of it. */
interface Goal {
  readonly what: string;
  readonly atMost: number;
  readonly found: number;
  readonly unit: string;
}

/** Figures and the most that they may be, gathered for one table at the end. */
export class Goals {
  readonly #goals: Goal[] = [];

  note(what: string, atMost: number, found: number, unit = 'ms'): void {
    this.#goals.push({ what, atMost, found, unit });
  }

  /** The table, a line for each figure. */
  lines(): readonly string[] {
    const rows = this.#goals.map(({ what, atMost, found, unit }) => [
      what,
      `at most ${atMost} ${unit}`.trim(),
      `${Number.isNaN(found) ? 'none' : Number(found.toFixed(1))} ${unit}`.trim(),
      found <= atMost ? 'yes' : 'NO',
    ]);
    return [['figure', 'wanted', 'found', 'reached'], ['---', '---', '---', '---'], ...rows].map(
      (cells) => `| ${cells.join(' | ')} |`,
    );
  }
}
