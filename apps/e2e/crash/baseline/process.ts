/** The plain server as a child process, killed and started again on the same port and file. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { within } from '../../harness/waiting.ts';
import type { ServerProcess } from '../scene.ts';

const program = join(import.meta.dirname, 'server.ts');

export class PlainServer implements ServerProcess {
  readonly #file: string;
  readonly #recovery: boolean;
  #child: ChildProcess | undefined;
  #port = 0;

  constructor(file: string, recovery: boolean) {
    this.#file = file;
    this.#recovery = recovery;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error('the plain server does not run');
    return pid;
  }

  get isRunning(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async start(): Promise<void> {
    const args = [program, String(this.#port), this.#file, this.#recovery ? 'recovery' : 'plain'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    this.#child = child;
    const [line]: unknown[] = await within(
      once(child.stdout ?? child, 'data'),
      'the plain server to listen',
      20_000,
    );
    this.#port = Number(/\d+/.exec(String(line))?.[0]);
  }

  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  async stop(): Promise<number | null> {
    await this.#end('SIGTERM');
    return 0;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || !this.isRunning) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}
