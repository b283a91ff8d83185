import type { LogEvent, LogLine } from './history.ts';

/** Takes what one client has to say. */
export type Write = (event: LogEvent) => void;

/** One line of a log file, with its line end. */
export const toLine = (line: LogLine): string => `${JSON.stringify(line)}\n`;

/**
 * The lines of a log file. A last line that was cut off (its writer was killed) is left out; it was not finished, and
 * nobody could rely on it.
 */
export function fromLines(text: string): readonly LogLine[] {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line): LogLine => JSON.parse(line));
}

/** Logs of several clients as one, in order of time; lines of the same time stay in the order of the logs. */
export const merged = (logs: readonly (readonly LogLine[])[]): readonly LogLine[] =>
  logs.flat().sort((a, b) => a.at - b.at);
