import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type ChatClient, createChatClient } from '@parley/client';
import { socketIoTransport } from '@parley/client/socketio';
import { GENERAL } from '@parley/events';
import { signIn } from '../harness/person.ts';
import { ParleyServer } from '../harness/server.ts';
import { eventually } from '../harness/waiting.ts';

const maintain = join(import.meta.dirname, '../../server/dist/maintain.js');
const run = promisify(execFile);

let server: ParleyServer;
let client: ChatClient;

beforeEach(async () => {
  server = await ParleyServer.start();
});

afterEach(async () => {
  client.close();
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
