import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { addressOf, serverEnv } from './dev-address.mjs';

test('the page is served where the server would be', () => {
  expect(addressOf({})).toEqual({ port: 3000, host: '127.0.0.1' });
  expect(addressOf({ PORT: '', HOST: ' ' })).toEqual({ port: 3000, host: '127.0.0.1' });
  expect(addressOf({ PORT: '8080', HOST: '[::1]' })).toEqual({ port: 8080, host: '::1' });
});

test.each(['abc', '65536', '-1', '3000.5'])(
  'PORT=%s stops it with one line that names the variable',
  async (PORT) => {
    const env = { ...process.env, PARLEY_DEV: '1', PORT };
    const dev = promisify(execFile)(process.execPath, [join(import.meta.dirname, 'dev.mjs')], { env });
    await expect(dev).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: `parley: PORT="${PORT}": set it to a whole number from 0 to 65535.\n`,
    });
  },
);

test('the server behind it names the page’s address, takes its origins, and speaks no TLS', () => {
  const told = serverEnv(
    {
      PORT: '3000',
      HOST: '0.0.0.0',
      TLS_CERT: 'cert.pem',
      ALLOWED_ORIGINS: 'https://a.example',
      LOBBY: 'off',
    },
    { inner: 4711, host: '0.0.0.0', port: 3000 },
  );
  expect(told).toEqual({
    PORT: '4711',
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://localhost:3000',
    ALLOWED_ORIGINS: 'https://a.example,http://localhost:3000,http://127.0.0.1:3000',
    TLS_CERT: '',
    TLS_KEY: '',
    LOBBY: 'off',
  });
});
