/** The disk under the server: a file system of its own where the machine allows one, so that it can be full. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MIB = 1024 * 1024;
/** Room in a file, of which only what is written takes disk; and in memory. */
const ext4Mib = 4_096;
const tmpfsMib = 512;

export interface Volume {
  readonly dataDir: string;
  /** What it is, for the report. */
  readonly kind: string;
  /** Takes all its room away, and answers how to give it back; undefined where others share the disk. */
  readonly fill: (() => () => void) | undefined;
  readonly dispose: () => void;
}

/**
 * A new volume. What is mounted belongs to the mount namespace that scripts/prove.mjs makes, and goes with its last process,
 * however that ends. Without one (`mayMount` false) it is an ordinary folder.
 */
export function openVolume(mayMount: boolean): Volume {
  const folder = mkdtempSync(join(tmpdir(), 'parley-prove-'));
  const disk = join(folder, 'disk');
  const dataDir = join(disk, 'data');
  mkdirSync(disk);
  const kind = mayMount ? mountOver(disk, join(folder, 'image')) : undefined;
  mkdirSync(dataDir);
  return {
    dataDir,
    kind: kind ?? 'a folder for temporary files',
    fill: kind === undefined ? undefined : () => fill(disk),
    dispose: () => {
      if (kind !== undefined) succeeds('umount', '--lazy', disk);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A file system in a file, so that fsync reaches the machine's disk; in memory for who may not do that. */
function mountOver(disk: string, image: string): string | undefined {
  if (
    succeeds('truncate', '--size', `${ext4Mib}M`, image) &&
    succeeds('mkfs.ext4', '-q', '-m', '0', '-F', image) &&
    succeeds('mount', '-o', 'loop', image, disk)
  )
    return 'ext4 in a file';
  return succeeds('mount', '-t', 'tmpfs', '-o', `size=${tmpfsMib}M`, 'tmpfs', disk) ? 'tmpfs' : undefined;
}

/** Takes the largest halves that fit, down to less than a block. */
function fill(disk: string): () => void {
  const filler = join(disk, 'filler');
  mkdirSync(filler);
  for (let size = ext4Mib * MIB; size >= 512; size /= 2)
    succeeds('fallocate', '--length', String(size), join(filler, String(size)));
  return () => {
    for (const name of readdirSync(filler)) rmSync(join(filler, name));
    rmSync(filler, { recursive: true });
  };
}

export function succeeds(program: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
