import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const source = new URL('./one-at-a-time.mjs', import.meta.url).href;

/** Says when it waits, when it works and when it has done; works until it is told to go on, and dies if it is not alone. */
const program = `
import { mkdirSync, rmdirSync } from 'node:fs';
import { oneAtATime } from ${JSON.stringify(source)};
const [file] = process.argv.slice(1);
const waiting = ({ pid, task }) => console.log('waits for', task, pid);
await oneAtATime(file, { task: 'building', waiting }, async () => {
  mkdirSync(file + '.at-work');
  console.log('works');
  await new Promise((resolve) => process.stdin.once('data', resolve));
  console.log('has done');
  rmdirSync(file + '.at-work');
});
process.exit(0);
`;

let folder;
let file;
const workers = [];

class Worker {
  constructor() {
    this.child = spawn(process.execPath, ['--input-type=module', '--eval', program, file], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.ended = once(this.child, 'exit');
    this.lines = createInterface(this.child.stdout)[Symbol.asyncIterator]();
    workers.push(this);
  }

  async says() {
    return (await this.lines.next()).value;
  }

  /** Lets it come to its end; answers its last line and exit code. */
  async goOn() {
    this.child.stdin.write('\n');
    return [await this.says(), (await this.ended)[0]];
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-lock-'));
  file = join(folder, 'parts/lock');
});

afterEach(async () => {
  for (const { child } of workers) child.kill('SIGKILL');
  await Promise.all(workers.splice(0).map(({ ended }) => ended));
  rmSync(folder, { recursive: true, force: true });
});

const owner = (pid, host) => {
  writeFileSync(join(folder, 'lock'), JSON.stringify({ pid, host, task: 'building' }));
  file = join(folder, 'lock');
};

test('the second says once for whom it waits, and works when the first has done', async () => {
  const first = new Worker();
  expect(await first.says()).toBe('works');
  const second = new Worker();
  expect(await second.says()).toBe(`waits for building ${first.child.pid}`);
  expect(await first.goOn()).toEqual(['has done', 0]);
  expect(await second.says()).toBe('works');
  expect(await second.goOn()).toEqual(['has done', 0]);
  expect(existsSync(file)).toBe(false);
});

test('who waits takes over from who was killed, and of many only one at a time', async () => {
  const first = new Worker();
  expect(await first.says()).toBe('works');
  const others = [new Worker(), new Worker(), new Worker()];
  for (const other of others) expect(await other.says()).toBe(`waits for building ${first.child.pid}`);
  first.child.kill('SIGKILL');
  rmdirSync(`${file}.at-work`);
  const left = new Map(others.map((other) => [other, other.says()]));
  while (left.size > 0) {
    const [worker, line] = await Promise.race([...left].map(async ([one, next]) => [one, await next]));
    expect(line).toBe('works');
    left.delete(worker);
    expect(await worker.goOn()).toEqual(['has done', 0]);
  }
});

test('a lock of a process that is gone holds nobody up', async () => {
  const gone = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(gone, 'exit');
  owner(gone.pid, hostname());
  const worker = new Worker();
  expect(await worker.says()).toBe('works');
  expect(await worker.goOn()).toEqual(['has done', 0]);
});

test('a lock of another machine counts as long as it gives signs of life', async () => {
  owner(1, 'another machine');
  const worker = new Worker();
  expect(await worker.says()).toBe('waits for building 1');
  const long = new Date(Date.now() - 60_000);
  utimesSync(file, long, long);
  expect(await worker.says()).toBe('works');
  expect(await worker.goOn()).toEqual(['has done', 0]);
});

test('work that fails lets the next one in', async () => {
  const { oneAtATime } = await import('./one-at-a-time.mjs');
  const work = () => Promise.reject(new Error('no disk'));
  await expect(oneAtATime(file, { task: 'building', waiting: () => {} }, work)).rejects.toThrow('no disk');
  expect(existsSync(file)).toBe(false);
});
