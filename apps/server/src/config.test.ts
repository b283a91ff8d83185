import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment, readConfig } from './config.ts';
import { StartProblem } from './start-problem.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-config-'));
  writeFileSync(join(folder, 'cert.pem'), '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n');
  writeFileSync(join(folder, 'key.pem'), '-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----\n');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('without any variable there is a value for everything', () => {
  expect(readConfig({}, '/srv/parley')).toEqual({
    host: '127.0.0.1',
    port: 3000,
    dataDir: '/srv/parley/data',
    placeName: 'Parley',
    access: 'open',
    guests: true,
    publicUrl: undefined,
    trustedProxies: undefined,
    allowedOrigins: [],
    pingIntervalMs: 25_000,
    pingTimeoutMs: 20_000,
    serveClient: true,
    lobby: true,
    logLevel: 'info',
    tls: undefined,
    maxConnectionsPerUser: 50,
    fileBytesPerPerson: 2_000 * 1024 * 1024,
    maxFileBytes: 100 * 1024 * 1024,
    spareBytes: 256 * 1024 * 1024,
    maxConnectionsPerAddress: 1_000,
    rateLimits: true,
  });
});

test('an empty variable counts as unset, as in a .env file that was copied', () => {
  const empty = Object.fromEntries(
    ['HOST', 'PORT', 'DATA_DIR', 'ACCESS', 'ALLOWED_ORIGINS', 'LOBBY', 'TLS_CERT', 'TLS_KEY'].map((name) => [
      name,
      '',
    ]),
  );
  expect(readConfig(empty, '/srv')).toEqual(readConfig({}, '/srv'));
});

test('nobody changes it afterwards', () => {
  expect(Object.isFrozen(readConfig({}))).toBe(true);
});

test.each<[Environment, object]>([
  [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
  [{ HOST: '[::1]' }, { host: '::1' }],
  [{ HOST: 'chat.example.org' }, { host: 'chat.example.org' }],
  [{ PORT: '0' }, { port: 0 }],
  [{ PORT: ' 8080 ' }, { port: 8080 }],
  [{ DATA_DIR: '/var/lib/parley' }, { dataDir: '/var/lib/parley' }],
  [{ ACCESS: 'closed' }, { access: 'closed' }],
  [{ ACCESS: 'invite' }, { access: 'invite' }],
  [{ GUESTS: 'off' }, { guests: false }],
  [{ PLACE_NAME: ' Old   harbour ' }, { placeName: 'Old harbour' }],
  [
    { ALLOWED_ORIGINS: 'https://a.example, http://localhost:8080' },
    { allowedOrigins: ['https://a.example', 'http://localhost:8080'] },
  ],
  [{ TRUST_PROXY: '1' }, { trustedProxies: { hops: 1 } }],
  [
    { TRUST_PROXY: '127.0.0.1, 10.0.0.0/8,::1' },
    { trustedProxies: { networks: ['127.0.0.1', '10.0.0.0/8', '::1'] } },
  ],
  [{ PUBLIC_URL: 'https://chat.example.org/' }, { publicUrl: 'https://chat.example.org' }],
  [{ METRICS_TOKEN: 'twelve-signs' }, { metrics: { token: 'twelve-signs', port: undefined } }],
  [{ METRICS_PORT: '9100' }, { metrics: { token: undefined, port: 9_100 } }],
  [{ SERVE_CLIENT: 'off' }, { serveClient: false }],
  [{ LOBBY: 'false' }, { lobby: false }],
  [{ LOBBY: 'YES' }, { lobby: true }],
  [{ LOG_LEVEL: 'WARN' }, { logLevel: 'warn' }],
  [{ RATE_LIMITS: '0' }, { rateLimits: false, maxConnectionsPerUser: Infinity }],
  [{ MAX_CONNECTIONS_PER_USER: '5' }, { maxConnectionsPerUser: 5 }],
  [{ MAX_CONNECTIONS_PER_ADDRESS: '20000' }, { maxConnectionsPerAddress: 20_000 }],
  [{ PARLEY_FAILPOINT: 'after-commit:137' }, { failpoint: { name: 'after-commit', count: 137 } }],
])('%p is understood', (env, expected) => {
  expect(readConfig(env)).toMatchObject(expected);
});

test('TLS takes certificate and key from their files', () => {
  const { tls } = readConfig({ TLS_CERT: 'cert.pem', TLS_KEY: join(folder, 'key.pem') }, folder);
  expect(tls).toEqual({ cert: expect.stringContaining('CERTIFICATE'), key: expect.stringContaining('KEY') });
});

test.each<[Environment, string]>([
  [{ HOST: 'http://x' }, 'HOST="http://x": set it to an address or a host name'],
  [{ PORT: 'abc' }, 'PORT="abc": set it to a whole number from 0 to 65535.'],
  [{ PORT: '65536' }, 'PORT="65536": set it to a whole number'],
  [{ PORT: '-1' }, 'PORT="-1": set it to a whole number'],
  [{ PORT: '3000.5' }, 'PORT="3000.5": set it to a whole number'],
  [{ PORT: '1e3' }, 'PORT="1e3": set it to a whole number'],
  [{ ACCESS: 'all' }, 'ACCESS="all": set it to one of open, invite, closed'],
  [{ GUESTS: 'some' }, 'GUESTS="some": set it to on or off'],
  [{ PLACE_NAME: 'a\u202Eb' }, 'PLACE_NAME="a\u202Eb": it contains invisible'],
  [{ ALLOWED_ORIGINS: '*' }, 'ALLOWED_ORIGINS="*": "*" is no origin; write each as https://chat.example.org'],
  [{ ALLOWED_ORIGINS: 'https://a.example/' }, '"https://a.example/" is no origin'],
  [{ ALLOWED_ORIGINS: 'https://a.example, b.example' }, '"b.example" is no origin'],
  [{ ALLOWED_ORIGINS: 'null' }, '"null" is no origin'],
  [{ ALLOWED_ORIGINS: 'ftp://a.example' }, '"ftp://a.example" is no origin'],
  [
    { PUBLIC_URL: 'chat.example.org' },
    'PUBLIC_URL="chat.example.org": set it to the address that people open',
  ],
  [{ PUBLIC_URL: 'https://example.org/chat' }, 'without a path, such as https://chat.example.org.'],
  [{ TRUST_PROXY: 'yes' }, 'TRUST_PROXY="yes": "yes" is no address; set it to the number of proxies (1), or'],
  [{ TRUST_PROXY: '127.0.0.1,10.0.0.0/33' }, '"10.0.0.0/33" is no address'],
  [{ PING_INTERVAL_MS: '5' }, 'PING_INTERVAL_MS="5": set it to a whole number from 100 to 3600000.'],
  [{ PING_TIMEOUT_MS: '25s' }, 'PING_TIMEOUT_MS="25s": set it to a whole number'],
  [{ SERVE_CLIENT: 'maybe' }, 'SERVE_CLIENT="maybe": set it to on or off.'],
  [{ LOBBY: 'closed' }, 'LOBBY="closed": set it to on or off.'],
  [
    { LOG_LEVEL: 'loud' },
    'LOG_LEVEL="loud": set it to one of trace, debug, info, warn, error, fatal, silent.',
  ],
  [{ MAX_CONNECTIONS_PER_USER: '0' }, 'MAX_CONNECTIONS_PER_USER="0": set it to a whole number from 1'],
  [{ RATE_LIMITS: 'none' }, 'RATE_LIMITS="none": set it to on or off.'],
  [{ PARLEY_FAILPOINT: 'lunch:1' }, 'PARLEY_FAILPOINT="lunch:1": set it to one of received, before-commit'],
  [{ PARLEY_FAILPOINT: 'received' }, 'PARLEY_FAILPOINT="received": set it to one of received'],
  [
    { PARLEY_FAILPOINT: 'received:1', NODE_ENV: 'production' },
    'PARLEY_FAILPOINT="received:1": it is for tests',
  ],
  [{ TLS_CERT: 'cert.pem' }, 'TLS_KEY="": TLS_CERT is set, so set TLS_KEY too, or neither.'],
  [{ TLS_KEY: 'key.pem' }, 'TLS_CERT="": TLS_KEY is set, so set TLS_CERT too, or neither.'],
  [{ TLS_CERT: 'none.pem', TLS_KEY: 'key.pem' }, 'TLS_CERT="none.pem": the file can\'t be read (ENOENT)'],
  [{ TLS_CERT: 'key.pem', TLS_KEY: 'key.pem' }, 'TLS_CERT="key.pem": the file holds no certificate in PEM.'],
  [{ LOG_LEVEL: 'x'.repeat(500) }, `LOG_LEVEL="${'x'.repeat(80)}…": set it to one of`],
])('%p stops the start with one line that names the variable and what to change', (env, line) => {
  const read = () => readConfig(env, folder);
  expect(read).toThrow(StartProblem);
  expect(read).toThrow(line);
  expect(read).not.toThrow(/\n/);
});
