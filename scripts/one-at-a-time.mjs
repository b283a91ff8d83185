// Lets one process at a time install or build in a clone; the others wait for it. Runs on Node 20 with nothing
// installed yet, so it imports node modules only.
import {
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** An owner that has not been heard of for so long is gone, whatever process has its number now. */
const SILENT_MS = 30_000;
const SIGN_OF_LIFE_MS = 2_000;
const LOOK_AGAIN_MS = 200;

function read(file) {
  try {
    const { mtimeMs } = statSync(file);
    return { ...JSON.parse(readFileSync(file, 'utf8')), mtimeMs };
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    if (!(error instanceof SyntaxError)) throw error;
    return { mtimeMs: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }; // Its owner is writing it just now.
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Only on the machine that an owner runs on does its process id tell anything. */
const isStale = ({ pid, host, mtimeMs }) =>
  (host === hostname() && !isRunning(pid)) || Date.now() - mtimeMs > SILENT_MS;

/** Takes the lock if nobody has it, or only somebody who is gone; answers who has it otherwise. */
async function take(file, mine) {
  const text = JSON.stringify(mine);
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return undefined;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const owner = read(file);
  if (!owner || !isStale(owner)) return owner ?? {};
  // Several may find it stale at once: each puts its own in place, and after a moment the last one's is there.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, text);
  renameSync(own, file);
  await sleep(LOOK_AGAIN_MS);
  return read(file)?.pid === mine.pid ? undefined : (read(file) ?? {});
}

/**
 * Does `work` while no other process does work under the same lock file. `waiting` is called once, with the owner's
 * process id and task, if there is somebody to wait for. A lock whose owner is dead is taken over.
 */
export async function oneAtATime(file, { task, waiting }, work) {
  mkdirSync(dirname(file), { recursive: true });
  const mine = { pid: process.pid, host: hostname(), task };
  let told = false;
  for (let owner = await take(file, mine); owner; owner = await take(file, mine)) {
    if (!told && owner.pid) {
      told = true;
      waiting(owner);
    }
    await sleep(LOOK_AGAIN_MS);
  }
  const heartbeat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // Somebody removed it by hand.
    }
  }, SIGN_OF_LIFE_MS);
  // A process that is told to end runs no `finally`.
  const release = () => {
    clearInterval(heartbeat);
    process.off('exit', release);
    if (read(file)?.pid === mine.pid) unlinkSync(file);
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    release();
  }
}
