import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { MemoryStore } from '@parley/core';
import { epoch, GENERAL } from '@parley/events';
import { v7 as uuidV7 } from 'uuid';
import { createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { LogBook } from './support/log-book.ts';
import { type Place, placesOfTheTest } from './support/place.ts';

const open = placesOfTheTest();
const token = 'a-token-for-tests';
const shown = { Authorization: `Bearer ${token}` };

/** The values of the metrics, by name with labels. */
async function valuesOf(response: Response): Promise<ReadonlyMap<string, number>> {
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const space = line.lastIndexOf(' ');
      return [line.slice(0, space), Number(line.slice(space + 1))];
    }),
  );
}

const metricsOf = async (place: Place) => valuesOf(await place.fetch('/metrics', { headers: shown }));

test('without a token or a port of their own there are no metrics', async () => {
  const place = await open();
  expect((await place.fetch('/metrics')).status).toBe(404);
  expect((await place.fetch('/metrics', { headers: { Accept: 'text/html' } })).status).toBe(404);
});

test.each([
  ['no token', {}],
  ['another token', { Authorization: 'Bearer another-token' }],
  ['the beginning of the token', { Authorization: `Bearer ${token.slice(0, -1)}` }],
  ['another scheme', { Authorization: `Basic ${token}` }],
])('whoever shows %s is told nothing', async (_, headers) => {
  const place = await open({ METRICS_TOKEN: token });
  const response = await place.fetch('/metrics', { headers });
  expect(response.status).toBe(401);
  expect(response.headers.get('WWW-Authenticate')).toBe('Bearer');
  expect(await response.json()).toMatchObject({ error: { code: 'unauthenticated' } });
});

test('they count what was said, answered, stored and delivered', async () => {
  const place = await open({ METRICS_TOKEN: token });
  const [ada, ben] = [await place.chat(await place.signIn()), await place.chat(await place.signIn())];
  const before = await metricsOf(place);
  await ada.do('message:send', { room: GENERAL, id: uuidV7(), text: 'hello' });
  await ben.hears('room:changed');
  await ada.ask('message:send', {});
  await ben.ask('no:such', {});
  await ben.do('room:history', { room: GENERAL });

  const after = await metricsOf(place);
  const grown = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  expect(after.get('parley_connections')).toBe(2);
  expect(after.get('parley_journal_queued')).toBe(0);
  expect(grown('parley_commands_total{command="message:send",code="ok"}')).toBe(1);
  expect(grown('parley_commands_total{command="message:send",code="invalid"}')).toBe(1);
  expect(grown('parley_commands_total{command="unknown",code="invalid"}')).toBe(1);
  expect(grown('parley_command_seconds_count{command="message:send"}')).toBe(2);
  expect(grown('parley_commit_seconds_count')).toBe(1);
  expect(grown('parley_commit_writes_sum')).toBe(1);
  expect(grown('parley_deliveries_total')).toBe(2);
  expect(grown('parley_store_reads_total{query="history"}')).toBe(1);
  expect(after.get('parley_resyncs_total')).toBe(0);
  for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes'])
    expect(after.get(name)).toBeGreaterThan(0);
});

/** The address of the metrics on their own port. */
function ownAddress(place: Place): string {
  const [served = {}] = place.log.with('metrics are served');
  const { port } = served['address'] as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

test('the dashboard asks for nothing that is not told', async () => {
  const place = await open({ METRICS_TOKEN: token });
  const told = new Set<string>();
  // By their types: those with labels have no value before something happened.
  const text = await (await place.fetch('/metrics', { headers: shown })).text();
  for (const [, name = '', type] of text.matchAll(/^# TYPE (\w+) (\w+)$/gm)) {
    told.add(name);
    if (type === 'histogram') for (const part of ['bucket', 'sum', 'count']) told.add(`${name}_${part}`);
  }
  const file = join(import.meta.dirname, '../../../deploy/grafana-dashboard.json');
  const { panels } = JSON.parse(readFileSync(file, 'utf8')) as { panels: { targets: { expr: string }[] }[] };
  const asked = panels
    .flatMap(({ targets }) => targets)
    .flatMap(({ expr }) => [...expr.matchAll(/\b((?:parley|nodejs|process)_\w+)/g)].map(([, name]) => name));
  expect(asked.length).toBeGreaterThan(15);
  expect(asked.filter((name) => !told.has(name ?? ''))).toEqual([]);
});

test('on a port of their own there is nothing else, and elsewhere there are none', async () => {
  const place = await open({ METRICS_PORT: '0' });
  const own = ownAddress(place);
  expect((await valuesOf(await fetch(`${own}/metrics`))).get('parley_connections')).toBe(0);
  expect((await fetch(`${own}/health`)).status).toBe(404);
  expect((await place.fetch('/metrics')).status).toBe(404);
});

test('a port of their own asks for the token too, if there is one', async () => {
  const place = await open({ METRICS_PORT: '0', METRICS_TOKEN: token });
  const own = `${ownAddress(place)}/metrics`;
  expect((await fetch(own)).status).toBe(401);
  expect((await fetch(own, { headers: shown })).status).toBe(200);
});

test('a port that is taken stops the start and is named', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const config = readConfig({ PORT: '0', METRICS_PORT: String(port) });
  const app = await createApp(config, {
    store: new MemoryStore({ at: 0, epoch: epoch.parse('test') }),
    log: new LogBook(),
  });
  await expect(app.listen()).rejects.toThrow(`METRICS_PORT=${port}: `);
  await app.close();
  taken.close();
});
