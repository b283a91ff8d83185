import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Heard } from './heard.ts';
import { within } from './waiting.ts';

const root = join(import.meta.dirname, '../../..');

/** A script of examples/ as somebody runs it in a terminal. */
export class Program {
  readonly lines = new Heard<string>();
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #ended: Promise<unknown>;

  constructor(script: string, ...args: readonly string[]) {
    this.#child = spawn(process.execPath, [join(root, 'examples', script), ...args], {
      cwd: root,
      // Said, because a test's own variables are not those of the process that runs it.
      env: process.env,
    });
    // Its output has been read to the end when it closes, which may be after it exits.
    this.#ended = once(this.#child, 'close');
    createInterface({ input: this.#child.stdout }).on('line', (line) => this.lines.add(line));
    createInterface({ input: this.#child.stderr }).on('line', (line) => this.lines.add(`! ${line}`));
  }

  /** The first line, written or to come, that holds the text or matches. */
  prints(text: string | RegExp): Promise<string> {
    const holds = (line: string) => (typeof text === 'string' ? line.includes(text) : text.test(line));
    return this.lines.first((line) => (holds(line) ? line : undefined), String(text));
  }

  /** Types a line into it. */
  type(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  /** Ends its input, as Ctrl+D does. */
  endInput(): void {
    this.#child.stdin.end();
  }

  /** Its exit code, when it ends by itself. */
  async end(): Promise<number | null> {
    await within(this.#ended, () => `it to end; it said:\n${this.lines.items.join('\n')}`);
    return this.#child.exitCode;
  }

  async stop(): Promise<void> {
    this.#child.kill();
    await this.#ended;
  }
}
