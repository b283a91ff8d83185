import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type ChatClient, createChatClient } from '@parley/client';
import { socketIoTransport } from '@parley/client/socketio';
import { GENERAL } from '@parley/events';
import { askToRegister, cookiesOf, PASSWORD, signIn } from '../harness/person.ts';
import { ParleyServer } from '../harness/server.ts';
import { eventually } from '../harness/waiting.ts';

const maintain = join(import.meta.dirname, '../../server/dist/maintain.js');
const run = promisify(execFile);

let server: ParleyServer;
let client: ChatClient;
let close = (): void => undefined;

beforeEach(async () => {
  server = await ParleyServer.start();
});

afterEach(async () => {
  close();
  await server.dispose();
});

const texts = (): readonly string[] =>
  client
    .timeline(GENERAL)
    .get()
    .messages.map(({ text }) => text);

const shows = (expected: readonly string[]): Promise<unknown> =>
  eventually(
    () =>
      (JSON.stringify(texts()) === JSON.stringify(expected) && client.outbox.get().sending === 0) ||
      undefined,
    () => `${JSON.stringify(expected)}; there is ${JSON.stringify(texts())}`,
  );

async function say(text: string, ...before: readonly string[]): Promise<void> {
  expect(client.send(GENERAL, text).ok).toBe(true);
  await shows([...before, text]);
}

const maintenance = (task: 'backup' | 'restore', file: string) =>
  run(process.execPath, [maintain, task, file], { env: { DATA_DIR: server.dataDir } });

test('[D8] after a restore a client that knew more starts from scratch, and goes on without mixing positions', async () => {
  const { cookie } = await signIn(server.url, 'Ana');
  client = createChatClient({
    server: server.url,
    transport: socketIoTransport({ url: server.url, headers: { cookie } }),
  });
  close = () => client.close();
  client.timeline(GENERAL).subscribe(() => undefined);
  client.start();
  await eventually(
    () => client.timeline(GENERAL).get().loaded || undefined,
    () => 'the room to be shown',
  );
  await say('one');
  await say('two', 'one');
  const backup = join(server.dataDir, 'backup.db');
  await maintenance('backup', backup);
  await say('forgotten', 'one', 'two');

  // Nothing is put under a server that runs.
  await expect(maintenance('restore', backup)).rejects.toThrow(/in use/);
  await server.stop();
  await maintenance('restore', backup);
  await server.start();

  client.wake();
  await shows(['one', 'two']);
  await say('three', 'one', 'two');
  const { messages } = client.timeline(GENERAL).get();
  expect(messages.map((message) => (message.status === 'sent' ? message.seq : undefined))).toEqual([1, 2, 3]);
});

/** A PNG of one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('[A10] pictures go with a backup and come back with it; those that were there are kept aside', async () => {
  const cookie = cookiesOf(await askToRegister(server.url, { name: 'Ana', password: PASSWORD }));
  const change = async (method: 'PUT' | 'DELETE') => {
    const response = await fetch(`${server.url}/api/account/avatar`, {
      method,
      headers: { cookie, ...(method === 'PUT' && { 'content-type': 'image/png' }) },
      ...(method === 'PUT' && { body: new Uint8Array(pixel) }),
    });
    return ((await response.json()) as { user: { avatar?: string } }).user.avatar;
  };
  const statusOf = async (avatar: string | undefined) =>
    (await fetch(`${server.url}/avatars/${avatar}.webp`, { headers: { cookie } })).status;
  const avatar = await change('PUT');
  const backup = join(server.dataDir, 'backup.db');
  expect((await maintenance('backup', backup)).stdout).toContain(`${backup}.files`);
  await expect(maintenance('backup', backup)).rejects.toThrow(/overwrites nothing/);
  await change('DELETE');
  const later = await change('PUT');
  expect([await statusOf(avatar), await statusOf(later)]).toEqual([404, 200]);

  await server.stop();
  await maintenance('restore', backup);
  await server.start();
  expect([await statusOf(avatar), await statusOf(later)]).toEqual([200, 404]);
  expect(readdirSync(join(server.dataDir, 'parley.db-replaced.files/avatars'))).toHaveLength(2);
});
