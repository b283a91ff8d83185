// `npm test`: installs and builds when needed, runs the suites, two at a time, and counts.
// `npm test -- unit browser` runs only those. A new suite is one row of the table.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTurn } from './in-turn.mjs';
import {
  ensureBuilt,
  ensureInstalled,
  main,
  nodePath,
  root,
  run,
  Stop,
  tool,
  toolEnv,
} from './workspace.mjs';

const jest = (projects, paths = []) => ({ kind: 'jest', projects, paths });
const check = (name, ...args) => ({ kind: 'check', name, args });

/**
 * In the order in which they run: the quick ones first, and what mostly waits for servers beside what computes.
 * `built`: starts the built server; `chromium`: needs a browser.
 */
const suites = {
  types: check('tsc', '-b'),
  lint: check('oxlint'),
  format: check('oxfmt', '--check'),
  workspace: jest(['scripts']),
  unit: jest(['libs/events', 'libs/core', 'libs/client', 'libs/testkit']),
  storage: jest(['libs/storage']),
  crash: { ...jest(['apps/e2e'], ['apps/e2e/crash']), built: true },
  simulation: jest(['apps/e2e'], ['apps/e2e/checker', 'apps/e2e/simulation']),
  gateway: jest(['apps/server']),
  component: jest(['libs/react', 'apps/web']),
  start: { ...jest(['apps/e2e'], ['apps/e2e/start']), built: true },
  conformance: { ...jest(['apps/e2e'], ['apps/e2e/conformance', 'apps/e2e/examples']), built: true },
  bench: { ...jest(['apps/bench']), built: true },
  browser: { kind: 'playwright', folder: 'apps/e2e', built: true, chromium: true, minutes: 30 },
};

const suiteMinutes = 10;
/** Many tests wait for servers, disks and clocks; meanwhile those of another suite run. */
const lanes = 2;
const none = { passed: 0, failed: 0, skipped: 0 };
/** The suites write to us, not to the terminal, and would think that nobody sees colours. */
const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
const noSkip = Boolean(process.env.PARLEY_NO_SKIP) && process.env.PARLEY_NO_SKIP !== '0';

const firstOf = (...paths) => paths.find((path) => path && existsSync(path));
const chromium = () =>
  firstOf(
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  );
/** Tests that need no window take half the time with it. */
const chromiumShell = () => firstOf(process.env.CHROMIUM_SHELL_PATH, '/usr/bin/chromium-headless-shell');

const readReport = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined);

/** What each kind of suite runs, and how its report is counted. No report means that the runner itself failed. */
const runners = {
  check: {
    command: ({ name, args }) => [tool(name), ...args],
    count: (_report, code) => (code === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 }),
  },
  jest: {
    command: ({ projects, paths }, report) => [
      tool('jest'),
      ...['--projects', ...projects.map((folder) => join(root, folder))],
      ...(paths.length > 0 ? ['--testPathPatterns', ...paths] : []),
      ...['--maxWorkers=2', '--json', `--outputFile=${report}`],
    ],
    count: (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
      skipped: report.numPendingTests + report.numTodoTests,
    }),
    empty: ({ projects, paths }, { testResults }) =>
      (paths.length > 0 ? paths : projects).filter(
        (folder) => !testResults.some(({ name }) => name.startsWith(join(root, folder, '/'))),
      ),
  },
  playwright: {
    command: ({ folder }) => [
      tool('@playwright/test'),
      'test',
      '--config',
      join(root, folder),
      '--reporter=list,json',
    ],
    env: (report) => ({
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      CHROMIUM_PATH: chromium(),
      CHROMIUM_SHELL_PATH: chromiumShell(),
    }),
    count: ({ stats, errors }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
      skipped: stats.skipped,
    }),
  },
};

let building;
/** Builds while suites run that need no build. */
const built = () => (building ??= ensureBuilt());

async function runSuite(name, suite, { folder, write }) {
  if (suite.chromium && !chromium()) {
    write('No Chromium found. Get it with: apt-get install chromium (or set CHROMIUM_PATH)\n');
    return { ...none, skipped: 1, note: 'apt-get install chromium' };
  }
  if (suite.built) await built();
  const runner = runners[suite.kind];
  const report = join(folder, `${name}.json`);
  const begin = Date.now();
  const { minutes = suiteMinutes } = suite;
  const code = await run(nodePath(), runner.command(suite, report), {
    env: toolEnv({ ...colours, ...runner.env?.(report) }),
    write,
    timeoutMs: minutes * 60_000,
  });
  if (Date.now() - begin >= minutes * 60_000) {
    return { ...none, failed: 1, note: `did not end within ${minutes} minutes` };
  }
  if (suite.kind === 'check') return runner.count(undefined, code);
  const parsed = readReport(report);
  if (!parsed) return { ...none, failed: 1, note: `ended with code ${code} and no report` };
  const counted = runner.count(parsed, code);
  const empty = runner.empty?.(suite, parsed) ?? [];
  if (empty.length > 0)
    return { ...counted, failed: counted.failed + 1, note: `no tests in ${empty.join(', ')}` };
  if (counted.passed + counted.failed === 0) return { ...counted, failed: 1, note: 'ran no test' };
  if (code !== 0 && counted.failed === 0) return { ...counted, failed: 1, note: `ended with code ${code}` };
  return counted;
}

const figures = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

function chosen(names) {
  const unknown = names.filter((name) => !(name in suites));
  if (unknown.length > 0) {
    throw new Stop(`no suite ${unknown.join(', ')}; there are: ${Object.keys(suites).join(', ')}.`);
  }
  return Object.entries(suites).filter(([name]) => names.length === 0 || names.includes(name));
}

/** A suite's row of the summary. What it says, and what keeps it from running, is written by `part`. */
async function rowOf(name, suite, { folder, part }) {
  part.write(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}\n`);
  const start = Date.now();
  const result = await runSuite(name, suite, { folder, write: part.write }).catch((error) => {
    if (!(error instanceof Stop)) throw error;
    return { ...none, failed: 1, note: error.message };
  });
  if (noSkip && result.skipped > 0) {
    Object.assign(result, {
      failed: result.failed + result.skipped,
      skipped: 0,
      note: `${result.skipped} skipped, which counts as failed here${result.note ? `: ${result.note}` : ''}`,
    });
  }
  const row = { name, ...result, seconds: (Date.now() - start) / 1000 };
  const note = row.note ? ` (${row.note})` : '';
  part.write(`parley: ${name}: ${figures(row)} in ${row.seconds.toFixed(1)} s${note}\n`);
  return row;
}

await main(async () => {
  const selected = chosen(process.argv.slice(2));
  delete process.env.NODE_ENV; // Each runner sets its own.
  await ensureInstalled();

  const folder = mkdtempSync(join(tmpdir(), 'parley-test-'));
  const beginPart = inTurn((text) => process.stdout.write(text));
  const rows = [];
  const waiting = selected.entries(); // The lanes take from it in turn.
  const lane = async () => {
    for (const [place, [name, suite]] of waiting) {
      const part = beginPart();
      rows[place] = await rowOf(name, suite, { folder, part });
      part.end();
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, lane));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }

  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  process.stdout.write(`\n── summary ${'─'.repeat(52)}\n`);
  for (const row of rows) {
    const mark = row.failed > 0 ? 'FAIL' : row.skipped > 0 ? 'skip' : 'ok';
    const note = row.note ? `  ${row.note}` : '';
    process.stdout.write(
      `${mark.padEnd(5)}${row.name.padEnd(14)}${`${row.seconds.toFixed(1)} s`.padStart(8)}   ${figures(row)}${note}\n`,
    );
  }
  process.stdout.write(`\n${figures(total)}\n`);
  return total.failed > 0 ? 1 : 0;
});
