// What start, dev, build and test share: is everything installed, is it built, and running a child process that
// ends when we end. Runs on Node 20 with nothing installed yet, so it imports node modules only.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneAtATime } from './one-at-a-time.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const serverMain = join(root, 'apps/server/dist/main.js');

const windows = process.platform === 'win32';
const modules = join(root, 'node_modules');
const installStamp = join(modules, '.parley-install.json');
const buildStamp = join(root, 'dist/build.json');
const wantedMajor = 24;

export const say = (line) => process.stdout.write(`parley: ${line}\n`);

/** A reason to stop that a person can act on: printed as one line, without a stack. */
export class Stop extends Error {}

export async function main(run) {
  try {
    process.exitCode = await run();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`parley: ${error.message}\n`);
    process.exitCode = 1;
  }
}

// ---------------------------------------------------------------------------------------------- child processes

const children = new Set();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
let stopping;
let watching = false;

const deliver = (child, signal) => {
  try {
    // The whole group: npm, nx and jest have children of their own.
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended.
  }
};

/**
 * Passes the signal to what runs now. A second one, or ten seconds, ends it the hard way; within the first second it
 * is the same one again, since Ctrl+C reaches us from the terminal and from npm.
 */
function stop(signal) {
  const now = Date.now();
  if (stopping && now - stopping.at < 1000) return;
  if (!stopping && children.size === 0) process.exit(128 + constants.signals[signal]);
  for (const child of children) deliver(child, stopping ? 'SIGKILL' : signal);
  stopping ??= { signal, at: now };
  setTimeout(() => children.forEach((child) => deliver(child, 'SIGKILL')), 10_000).unref();
}

function watchForTheEnd() {
  if (watching) return;
  watching = true;
  for (const signal of signals) process.on(signal, () => stop(signal));
  // When npm is killed the hard way nobody tells us; we then get another parent.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && !stopping && stop('SIGTERM'), 500).unref();
}

/**
 * Runs a program to its end and answers its exit code. `write` is given what it says instead of the terminal. Each
 * child leads a process group of its own, so that Ctrl+C in the terminal reaches it once, through us.
 */
export function run(command, args, { write, timeoutMs, ipc = false, env = process.env, ...options } = {}) {
  watchForTheEnd();
  if (stopping) return Promise.resolve(128 + constants.signals[stopping.signal]);
  const output = write ? 'pipe' : 'inherit';
  const child = spawn(command, args, {
    cwd: root,
    detached: !windows,
    stdio: ['ignore', output, output, ...(ipc ? ['ipc'] : [])],
    env,
    ...options,
  });
  children.add(child);
  child.stdout?.on('data', write);
  child.stderr?.on('data', write);
  return new Promise((resolve, reject) => {
    const timer = timeoutMs && setTimeout(() => deliver(child, 'SIGKILL'), timeoutMs);
    child.once('error', (error) => {
      children.delete(child);
      reject(new Stop(`cannot run ${command}: ${error.message}`));
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      children.delete(child);
      deliver(child, 'SIGKILL'); // What it left behind in its group goes with it.
      const status = code ?? 128 + (constants.signals[signal] ?? 0);
      resolve(stopping && code === null ? 128 + constants.signals[stopping.signal] : status);
    });
  });
}

// ------------------------------------------------------------------------------------------------------ runtime

const platformNode = join(
  modules,
  `node-${windows ? 'win' : process.platform}-${process.arch}`,
  windows ? 'bin/node.exe' : 'bin/node',
);

/** The Node that runs the server and the tools: the one pinned by the lockfile, else the system's when new enough. */
export function nodePath() {
  const stamp = readJson(installStamp);
  if (stamp?.node && existsSync(stamp.node)) return stamp.node;
  if (Number(process.versions.node.split('.')[0]) >= wantedMajor) return process.execPath;
  throw new Stop(
    `Node ${wantedMajor} or newer is needed on ${process.platform}-${process.arch}, this is ${process.version}: install it from https://nodejs.org and start again.`,
  );
}

function pinnedNode() {
  if (!existsSync(platformNode)) return undefined;
  try {
    execFileSync(platformNode, ['--version'], { stdio: 'ignore' });
    return platformNode;
  } catch {
    return undefined; // For instance a musl system: the binary is there and cannot run.
  }
}

/**
 * npm scripts find the pinned Node by node_modules/.bin/node. npm 10, which comes with Node 20, takes that link away
 * together with the pinned Nodes of other platforms.
 */
export function linkPinnedNode() {
  const link = join(modules, '.bin/node');
  const target = pinnedNode();
  if (target && !windows && !existsSync(link)) symlinkSync(relative(join(modules, '.bin'), target), link);
  return target;
}

const pathWithout = (folder, path = process.env.PATH ?? '') =>
  path
    .split(delimiter)
    .filter((entry) => entry !== folder)
    .join(delimiter);

/** The environment for our tools: they find the pinned Node first. */
export const toolEnv = (extra = {}) => ({
  ...process.env,
  PATH: [join(nodePath(), '..'), join(modules, '.bin'), process.env.PATH].join(delimiter),
  NX_TUI: 'false',
  NX_NO_CLOUD: 'true',
  ...extra,
});

export const tool = (name) => {
  const packageJson = join(modules, name === 'tsc' ? 'typescript' : name, 'package.json');
  const { bin } = readJson(packageJson) ?? {};
  if (!bin) throw new Stop(`${name} is not installed: run npm ci.`);
  return join(packageJson, '..', typeof bin === 'string' ? bin : (bin[name] ?? Object.values(bin)[0]));
};

// ------------------------------------------------------------------------------------------------------ install

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

const sha256 = (data) => createHash('sha256').update(data).digest('hex');
const lockHash = () => sha256(readFileSync(join(root, 'package-lock.json')));

/** Whether node_modules holds what the lockfile says, also when someone ran `npm install` by hand. */
function matchesLockfile() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  const present = readJson(join(modules, '.package-lock.json'))?.packages;
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, { version, link, optional }]) => {
    if (!path.includes('node_modules/')) return true;
    if (link) return existsSync(join(root, path));
    if (optional && !platformNode.startsWith(join(root, path))) return true;
    return present[path]?.version === version;
  });
}

function writeInstallStamp(lock) {
  writeFileSync(installStamp, `${JSON.stringify({ lock, node: linkPinnedNode() })}\n`);
}

const isInstalled = (lock) =>
  readJson(installStamp)?.lock === lock && existsSync(join(modules, '.package-lock.json'));

/** Does what changes the clone itself while nobody else does. */
const alone = (task, work) => {
  const waiting = (owner) =>
    say(`another Parley (process ${owner.pid}) is ${owner.task} in this folder; waiting for it …`);
  return oneAtATime(join(root, '.nx/parley.lock'), { task, waiting }, work);
};

/** Installs what the lockfile names, unless it is there already. */
export async function ensureInstalled() {
  if (!isInstalled(lockHash())) await alone('installing packages', install);
}

async function install() {
  const lock = lockHash();
  if (isInstalled(lock)) return; // By whom we waited for.
  if (!matchesLockfile()) {
    say('installing packages (once, and again when package-lock.json changes) …');
    const cli = process.env.npm_execpath;
    // --include=dev: the build needs what NODE_ENV=production would leave out.
    const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const env = { ...process.env, PATH: pathWithout(join(modules, '.bin')), npm_config_progress: 'false' };
    const code = cli?.endsWith('.js')
      ? await run(process.execPath, [cli, ...args], { env })
      : await run('npm', args, { env, shell: windows });
    if (code !== 0) throw new Stop(`npm ci ended with code ${code}; the lines above say why.`);
  }
  writeInstallStamp(lock);
}

// -------------------------------------------------------------------------------------------------------- build

const sources = [
  'apps/server',
  'apps/web',
  'libs/events',
  'libs/core',
  'libs/storage',
  'libs/client',
  'libs/react',
];
const besides = ['package-lock.json', 'tsconfig.base.json', 'nx.json'];
const ignored = /(^|\/)(node_modules|dist|\.dev|test|coverage)$|\.test\.tsx?$|\.md$/;

function* filesOf(folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (ignored.test(path)) continue;
    if (entry.isDirectory()) yield* filesOf(path);
    else yield path;
  }
}

function sourceHash() {
  const hash = createHash('sha256');
  const files = [...sources.flatMap((folder) => [...filesOf(folder)]), ...besides].sort((a, b) =>
    a < b ? -1 : 1,
  );
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

const outputs = [serverMain, join(root, 'apps/web/dist/index.html')];

/** Builds server and web app; nx takes from its cache what has not changed. */
export const build = () => alone('building', () => runBuild());

async function runBuild({ quiet = false } = {}) {
  const hash = sourceHash();
  const args = [tool('nx'), 'run-many', '-t', 'build', '--outputStyle=stream'];
  const said = [];
  const write = quiet ? (chunk) => said.push(chunk) : undefined;
  const code = await run(nodePath(), args, { write, env: toolEnv({ NODE_ENV: 'production' }) });
  if (code !== 0 && !stopping) process.stderr.write(Buffer.concat(said));
  if (code !== 0) throw new Stop('the build failed; the lines above say why.');
  mkdirSync(join(buildStamp, '..'), { recursive: true });
  writeFileSync(buildStamp, `${JSON.stringify({ hash })}\n`);
}

const isBuilt = () => outputs.every(existsSync) && readJson(buildStamp)?.hash === sourceHash();

/** Builds unless what is built came from the sources as they are. */
export async function ensureBuilt() {
  if (isBuilt()) return;
  await alone('building', async () => {
    if (isBuilt()) return; // By whom we waited for.
    say('building server and web app …');
    await runBuild({ quiet: true });
  });
}
