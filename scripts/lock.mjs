// `npm run lock`: makes package-lock.json complete. npm leaves an optional platform package out of the lockfile when
// the registry at hand does not carry it; `npm ci` then refuses the lockfile. This puts each of them back.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const lockUrl = new URL('../package-lock.json', import.meta.url);

/** Where `name`, needed by the package at `path`, is found: in the nearest node_modules on the way up. */
function resolve(packages, path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/', at.length - 1)))) {
    const candidate = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (packages[candidate]) return packages[candidate];
    if (at === '') return undefined;
  }
}

function platformOf(name) {
  const part = (list) => list.find((word) => new RegExp(`(^|[-/.])${word}([-/.]|$)`).test(name));
  const os = part([
    'linux',
    'darwin',
    'win32',
    'win',
    'android',
    'freebsd',
    'openbsd',
    'netbsd',
    'sunos',
    'aix',
    'openharmony',
  ]);
  const cpu = part([
    'x64',
    'arm64',
    'ia32',
    'arm',
    'ppc64',
    's390x',
    'riscv64',
    'loong64',
    'mips64el',
    'wasm32',
    'universal',
  ]);
  const libc = /(musl|musleabihf)$/.test(name) ? 'musl' : /(gnu|gnueabihf)$/.test(name) ? 'glibc' : undefined;
  return {
    ...(os && { os: [os === 'win' ? 'win32' : os] }),
    ...(cpu && cpu !== 'universal' && { cpu: [cpu] }),
    ...(libc && { libc: [libc] }),
  };
}

const isExact = (range) => /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range);

/** The optional packages that the lockfile names as a dependency but does not list, with the entry each should have. */
export function missing(lock) {
  const found = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!isExact(range)) continue;
      const present = resolve(lock.packages, path, name);
      if (present?.version === range) continue;
      const place = present && path !== '' ? `${path}/node_modules/${name}` : `node_modules/${name}`;
      const kind = entry.dev ? { dev: true } : {};
      found.push([place, { version: range, ...platformOf(name), ...kind, optional: true }]);
    }
  }
  return found;
}

/** Places of registry addresses in the lockfile; there should be none, so that any registry serves. */
export const addresses = (lock) =>
  Object.entries(lock.packages)
    .filter(([, entry]) => /^https?:/.test(entry.resolved ?? ''))
    .map(([path]) => path);

export function complete() {
  const text = readFileSync(lockUrl, 'utf8');
  const lock = JSON.parse(text);
  const gaps = missing(lock);
  const strayed = addresses(lock);
  if (gaps.length === 0 && strayed.length === 0) return;
  for (const [place, entry] of gaps) lock.packages[place] ??= entry;
  for (const place of strayed) delete lock.packages[place].resolved;
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
  );
  writeFileSync(lockUrl, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(
    `package-lock.json: ${gaps.length} platform packages added, ${strayed.length} addresses removed.`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) complete();
