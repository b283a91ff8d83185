import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { Access } from '@parley/core';
import { limits, nameProblem, tidyName } from '@parley/events';
import { isNetwork, type TrustedProxies } from './auth/client-addresses.ts';
import { type Failpoint, failpoints } from './failpoint.ts';
import { StartProblem } from './start-problem.ts';
import { codeOf } from './system-error.ts';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface Config {
  /** Address or name to listen on. */
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Absolute path of the folder that holds the database. */
  readonly dataDir: string;
  /** What the place is called. */
  readonly placeName: string;
  readonly access: Access;
  /** Whether a name alone is enough to come in. */
  readonly guests: boolean;
  /** The origin under which people reach the server, where that is not the one it listens on. */
  readonly publicUrl: string | undefined;
  /** Whose word about the clients' addresses is taken; undefined: nobody's. */
  readonly trustedProxies: TrustedProxies | undefined;
  /** Web origins, besides the server's own, whose pages may connect. */
  readonly allowedOrigins: readonly string[];
  readonly pingIntervalMs: number;
  readonly pingTimeoutMs: number;
  /** Whether /socket.io/socket.io.js is served. */
  readonly serveClient: boolean;
  /** Whether ten-line clients may come in. */
  readonly lobby: boolean;
  readonly logLevel: LogLevel;
  /** Connections that one person may have open, and one address; Infinity without rate limits. */
  readonly maxConnectionsPerUser: number;
  readonly maxConnectionsPerAddress: number;
  /** Bytes of one file; 0: nobody uploads any. */
  readonly maxFileBytes: number;
  /** Bytes of all files of one person. */
  readonly fileBytesPerPerson: number;
  /** Bytes of the disk that uploads leave free, for the database. */
  readonly spareBytes: number;
  /** Certificate and key in PEM, of https and wss. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  /** Where the metrics are told, and to whom; undefined: nowhere. */
  readonly metrics: MetricsConfig | undefined;
  /** False lifts the rate limits and the caps on connections: for load tests only. */
  readonly rateLimits: boolean;
  /** Where the process is to die: for the crash test only. */
  readonly failpoint: Failpoint | undefined;
}

export interface MetricsConfig {
  /** What one must show; undefined: nothing. */
  readonly token: string | undefined;
  /** A port of their own; undefined: with everything else. */
  readonly port: number | undefined;
}

/** Whether people reach the server by https, which a proxy in front of it may speak in its place. */
export const isSecure = ({ tls, publicUrl }: Pick<Config, 'tls' | 'publicUrl'>): boolean =>
  publicUrl === undefined ? tls !== undefined : publicUrl.startsWith('https:');

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The configuration that the environment asks for; an empty variable counts as unset. Throws StartProblem for the first
 * value that can't be used.
 */
export function readConfig(env: Environment, folder = process.cwd()): Config {
  const read = <T>(name: string, fallback: string, parse: (value: string) => T | Wrong): T => {
    const value = env[name]?.trim() || fallback;
    const parsed = parse(value);
    if (parsed instanceof Wrong) throw new StartProblem(`${name}=${shown(value)}: ${parsed.hint}`);
    return parsed;
  };
  const rateLimits = read('RATE_LIMITS', 'on', onOrOff);
  const cap = (name: string, fallback: string): number => {
    const max = read(name, fallback, whole(1, 1_000_000));
    return rateLimits ? max : Infinity;
  };
  return Object.freeze({
    host: read('HOST', '127.0.0.1', host),
    port: read('PORT', '3000', whole(0, 65_535)),
    dataDir: resolve(folder, read('DATA_DIR', './data', text)),
    placeName: read('PLACE_NAME', 'Parley', placeName),
    access: read('ACCESS', 'open', oneOf(['open', 'invite', 'closed'] as const)),
    guests: read('GUESTS', 'on', onOrOff),
    publicUrl: read('PUBLIC_URL', '', publicUrl),
    trustedProxies: read('TRUST_PROXY', '', trustedProxies),
    allowedOrigins: read('ALLOWED_ORIGINS', '', origins),
    pingIntervalMs: read('PING_INTERVAL_MS', '25000', whole(100, 3_600_000)),
    pingTimeoutMs: read('PING_TIMEOUT_MS', '20000', whole(100, 3_600_000)),
    serveClient: read('SERVE_CLIENT', 'on', onOrOff),
    lobby: read('LOBBY', 'on', onOrOff),
    logLevel: read('LOG_LEVEL', 'info', oneOf(logLevels)),
    tls: tls(
      read('TLS_CERT', '', pem('certificate', folder)),
      read('TLS_KEY', '', pem('PRIVATE KEY', folder)),
    ),
    metrics: metrics(read('METRICS_TOKEN', '', metricsToken), read('METRICS_PORT', '', metricsPort)),
    maxConnectionsPerUser: cap('MAX_CONNECTIONS_PER_USER', '50'),
    maxConnectionsPerAddress: cap('MAX_CONNECTIONS_PER_ADDRESS', '1000'),
    maxFileBytes: read('MAX_FILE_MB', '100', whole(0, 100_000)) * MB,
    fileBytesPerPerson: read('FILES_PER_PERSON_MB', '2000', whole(0, 100_000_000)) * MB,
    spareBytes: read('SPARE_DISK_MB', '256', whole(0, 100_000_000)) * MB,
    rateLimits,
    failpoint: read('PARLEY_FAILPOINT', '', failpoint(env['NODE_ENV'] === 'production')),
  });
}

const MB = 1024 * 1024;

/** Why a value can't be used, and what can. */
class Wrong {
  readonly hint: string;

  constructor(hint: string) {
    this.hint = hint;
  }
}

const shown = (value: string): string => JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);

const text = (value: string): string => value;

const whole =
  (min: number, max: number) =>
  (value: string): number | Wrong => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    return number >= min && number <= max
      ? number
      : new Wrong(`set it to a whole number from ${min} to ${max}.`);
  };

const oneOf =
  <T extends string>(choices: readonly T[]) =>
  (value: string): T | Wrong =>
    choices.find((choice) => choice === value.toLowerCase()) ??
    new Wrong(`set it to one of ${choices.join(', ')}.`);

const words: Readonly<Record<string, boolean>> = {
  on: true,
  true: true,
  yes: true,
  1: true,
  off: false,
  false: false,
  no: false,
  0: false,
};

const onOrOff = (value: string): boolean | Wrong =>
  words[value.toLowerCase()] ?? new Wrong('set it to on or off.');

/** `after-commit:137`: the process dies when the 137th commit is done. Never set it where people talk. */
const failpoint =
  (production: boolean) =>
  (value: string): Failpoint | undefined | Wrong => {
    if (value === '') return undefined;
    if (production) return new Wrong('it is for tests: unset it, or NODE_ENV=production.');
    const [at, count = ''] = value.split(':');
    const name = failpoints.find((known) => known === at);
    return name && /^[1-9]\d{0,8}$/.test(count)
      ? { name, count: Number(count) }
      : new Wrong(`set it to one of ${failpoints.join(', ')}, and a count: after-commit:137.`);
  };

const host = (value: string): string | Wrong => {
  const bare = value.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) !== 0 || /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(bare)) return bare;
  return new Wrong(
    'set it to an address or a host name, such as 127.0.0.1 (this machine) or 0.0.0.0 (the network).',
  );
};

const placeName = (value: string): string | Wrong => {
  const problem = nameProblem(value, limits.roomName);
  return problem === undefined ? tidyName(value) : new Wrong(`it ${problem}; set it to a name for people.`);
};

const publicUrl = (value: string): string | undefined | Wrong => {
  const bare = value.replace(/\/$/, '');
  return bare === '' || isOrigin(bare)
    ? bare || undefined
    : new Wrong('set it to the address that people open, without a path, such as https://chat.example.org.');
};

const listed = (value: string): readonly string[] =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

const trustedProxies = (value: string): TrustedProxies | undefined | Wrong => {
  if (value === '' || value === '0') return undefined;
  if (/^[1-9]$/.test(value)) return { hops: Number(value) };
  const networks = listed(value);
  const wrong = networks.find((network) => !isNetwork(network));
  return wrong === undefined
    ? Object.freeze({ networks })
    : new Wrong(
        `${shown(wrong)} is no address; set it to the number of proxies (1), or to their addresses or networks, separated by commas.`,
      );
};

const origins = (value: string): readonly string[] | Wrong => {
  const all = listed(value);
  const wrong = all.find((origin) => !isOrigin(origin));
  return wrong === undefined
    ? Object.freeze(all)
    : new Wrong(
        `${shown(wrong)} is no origin; write each as https://chat.example.org or http://localhost:8080, separated by commas.`,
      );
};

/** Exactly as a browser writes it in the Origin header: scheme, host, port if it is not the usual one, and nothing more. */
function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { origin, protocol } = new URL(value);
  return origin === value && (protocol === 'http:' || protocol === 'https:');
}

/** Long enough not to be guessed, and what a header can carry. */
const metricsToken = (value: string): string | undefined | Wrong => {
  if (value === '') return undefined;
  return /^[\x21-\x7e]{12,200}$/.test(value)
    ? value
    : new Wrong('set it to 12 to 200 letters, digits or signs, without spaces.');
};

const metricsPort = (value: string): number | undefined | Wrong =>
  value === '' ? undefined : whole(0, 65_535)(value);

const metrics = (token: string | undefined, port: number | undefined): MetricsConfig | undefined =>
  token === undefined && port === undefined ? undefined : Object.freeze({ token, port });

const pem =
  (kind: string, folder: string) =>
  (value: string): string | undefined | Wrong => {
    if (value === '') return undefined;
    try {
      const content = readFileSync(resolve(folder, value), 'utf8');
      const marked = new RegExp(`-----BEGIN [A-Z ]*${kind}-----`, 'i').test(content);
      return marked ? content : new Wrong(`the file holds no ${kind.toLowerCase()} in PEM.`);
    } catch (error) {
      return new Wrong(`the file can't be read (${codeOf(error)}); set it to the path of a PEM file.`);
    }
  };

function tls(cert: string | undefined, key: string | undefined): Config['tls'] {
  if (cert !== undefined && key !== undefined) return Object.freeze({ cert, key });
  if (cert === undefined && key === undefined) return undefined;
  const [given, missing] = cert === undefined ? ['TLS_KEY', 'TLS_CERT'] : ['TLS_CERT', 'TLS_KEY'];
  throw new StartProblem(`${missing}="": ${given} is set, so set ${missing} too, or neither.`);
}
