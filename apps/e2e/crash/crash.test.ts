/** A few cycles of `npm run prove`, as anybody runs it. More of them, and more faults: docs/delivery.md. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from './report.ts';

const root = join(import.meta.dirname, '../../..');
/** Each once; none needs more rights than a user has. */
const faults = [
  'SIGKILL at a random moment',
  'SIGKILL received',
  'SIGKILL before-commit',
  'SIGKILL after-commit',
  'SIGKILL before-broadcast',
  'SIGKILL before-ack',
  'TCP resets',
  'a reader that stalls',
  'every write refused (RLIMIT_FSIZE 0)',
];

let report: Report;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-crash-'));
  const json = join(folder, 'report.json');
  const options = [
    '--cycles',
    String(faults.length),
    '--faults',
    faults.join(','),
    '--quota',
    '400',
    '--json',
    json,
  ];
  try {
    await ended(process.execPath, [join(root, 'scripts/prove.mjs'), ...options]);
    report = JSON.parse(readFileSync(json, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 300_000);

/** Resolves when the program has ended, well or not; rejects with all it said if it could not finish its work. */
function ended(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error && !stdout.includes('held.')) reject(new Error(`${stdout}\n${stderr}`));
      else resolve();
    });
  });
}

test.each(faults)('people talk on, and nothing is forgotten, through: %s', (fault) => {
  const row = report.faults.find((each) => each.fault === fault);
  expect(row?.acked).toBeGreaterThan(100);
  expect(report.problems.filter((problem) => problem.startsWith(fault))).toEqual([]);
});

test('[D1] what was acknowledged is stored', () => {
  expect(report.found.lost).toBe(0);
  expect(report.totals.stored).toBeGreaterThanOrEqual(report.totals.acked);
});

test('[D2] nothing is stored or shown twice, and no place is given twice', () => {
  expect(report.found.doubled + report.found.reused + report.found.invented).toBe(0);
});

test("[D3] every sender's order is kept", () => {
  expect(report.found.reordered).toBe(0);
});

test('[D4] every client has its rooms without a gap, and in the end as the database has them', () => {
  expect(report.found.missing + report.found.unequal + report.found.stale).toBe(0);
});

test('[D7] nothing reaches who is out', () => {
  expect(report.found.leaked).toBe(0);
});

test('after the load the server holds no more memory, descriptors, threads and timers than before', () => {
  expect(report.resources.problems).toEqual([]);
});
