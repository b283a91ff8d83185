import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Reply } from '@parley/events';
import { limits } from '@parley/events/limits';
import type { Dialect, Person } from '../dialects/dialect.ts';
import { parleySocketIo, parleyWs } from '../dialects/parley.ts';
import { inTurns } from '../generator/crowd.ts';
import { Member } from '../generator/member.ts';
import { Tally } from '../generator/tally.ts';
import { ServerProcess } from './process.ts';
import type { Conditions, Size, System, SystemName, Venue } from './system.ts';

const root = join(import.meta.dirname, '../../..');
/** PARLEY_BUILD: the top of another checkout whose build is to be measured. */
const main = join(process.env['PARLEY_BUILD'] ?? root, 'apps/server/dist/main.js');
const endWithParent = pathToFileURL(join(root, 'scripts/end-with-parent.mjs')).href;

/** What the bench asks /metrics with. */
export const METRICS_TOKEN = 'bench-of-parley';
const SIGN_INS_AT_A_TIME = 16;
/** So many people sign in sooner than a second server starts. */
const FEW = 200;

interface Account {
  readonly name: string;
  readonly cookie: string;
  readonly id: string;
}

/** The built server, as `npm start` runs it, on its own data. */
export async function startParley(dataDir: string, conditions: Conditions): Promise<ServerProcess> {
  if (!existsSync(main)) throw new Error('The server is not built: npm run build');
  return ServerProcess.start({
    command: process.execPath,
    args: [...conditions.nodeFlags, '--enable-source-maps', '--import', endWithParent, main],
    cwd: dataDir,
    env: {
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDir,
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'warn',
      ...(conditions.metrics === true && { METRICS_TOKEN }),
    },
    core: conditions.cores?.server,
    port: /http:\/\/[^\s:]+:(\d+)/,
  });
}

const parleyOver = (name: SystemName, dialect: Dialect): System => ({
  name,
  open: async (size, conditions): Promise<Venue> => {
    const signsIn = conditions.signsIn === true || size.rooms * size.membersPerRoom <= FEW;
    const place = signsIn ? undefined : await placeOf(size, conditions);
    const folder = newFolder();
    if (place) cpSync(place.folder, folder, { recursive: true });
    const server = await startParley(folder, conditions);
    const close = async (): Promise<void> => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    };
    try {
      const rooms = place?.rooms ?? (await settle(size, server.port));
      return { server, guests: { port: server.port, dialect, rooms }, close };
    } catch (error) {
      await close();
      throw error;
    }
  },
});

/** A server's data in which everybody is signed in and in their rooms. */
interface SettledPlace {
  readonly folder: string;
  readonly rooms: readonly (readonly Person[])[];
}

/** By size. Made once: each measurement begins with a copy, and none pays for thousands who sign in. */
const places = new Map<string, Promise<SettledPlace>>();

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'parley-bench-'));

function placeOf(size: Size, { cores }: Conditions): Promise<SettledPlace> {
  const key = `${size.rooms}x${size.membersPerRoom}`;
  const place = places.get(key) ?? settlePlace(size, { cores, nodeFlags: [] });
  places.set(key, place);
  return place;
}

async function settlePlace(size: Size, conditions: Conditions): Promise<SettledPlace> {
  const folder = newFolder();
  const server = await startParley(folder, conditions);
  try {
    return { folder, rooms: await settle(size, server.port) };
  } finally {
    await server.stop();
  }
}

/** Deletes what was made for `parley` and `parleyOverWs`. */
export async function forgetSettled(): Promise<void> {
  for (const place of await Promise.allSettled(places.values()))
    if (place.status === 'fulfilled') rmSync(place.value.folder, { recursive: true, force: true });
  places.clear();
}

export const parley = parleyOver('parley', parleySocketIo);
export const parleyOverWs = parleyOver('parley-ws', parleyWs);

/** Signs everybody in, and puts them into their rooms. */
async function settle(size: Size, port: number): Promise<readonly (readonly Person[])[]> {
  const accounts = await signIn(port, size.rooms * size.membersPerRoom);
  const seats = Array.from({ length: size.rooms }, (_, at) =>
    accounts.slice(at * size.membersPerRoom, (at + 1) * size.membersPerRoom),
  );
  const settled: Person[][] = [];
  for (const [at, seated] of seats.entries()) {
    const room = await makeRoom({ port, seated, name: `bench ${at}` });
    settled.push(seated.map(({ name, cookie }) => ({ name, cookie, room })));
  }
  return settled;
}

async function signIn(port: number, count: number): Promise<readonly Account[]> {
  const accounts: Account[] = [];
  const places = Array.from({ length: count }, (_, at) => at);
  await inTurns(places, SIGN_INS_AT_A_TIME, async (at) => {
    accounts[at] = await signInOne(port, `person ${at}`);
  });
  return accounts;
}

export async function signInOne(port: number, name: string): Promise<Account> {
  const response = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  if (!response.ok) throw new Error(`${name} could not sign in: ${await response.text()}`);
  const { user } = (await response.json()) as { user: { id: string } };
  const [cookie = ''] = response.headers.getSetCookie();
  return { name, cookie: cookie.split(';')[0] ?? '', id: user.id };
}

/** A private room with all of them in it. */
async function makeRoom({
  port,
  seated,
  name,
}: {
  readonly port: number;
  readonly seated: readonly Account[];
  readonly name: string;
}): Promise<string> {
  const [owner, ...others] = seated;
  if (!owner) throw new Error('a room needs somebody');
  const person = { ...owner, room: '' };
  const member = new Member({ index: 0, person, dialect: parleySocketIo, port, tally: new Tally() });
  await member.enter();
  const ids = others.map(({ id }) => id);
  const created = await member.ask('room:create', {
    kind: 'private',
    name,
    users: ids.slice(0, limits.invite),
  });
  const { entry } = (created as { data: Reply<'room:create'> }).data;
  for (let at = limits.invite; at < ids.length; at += limits.invite)
    await member.ask('room:invite', { room: entry.room.id, users: ids.slice(at, at + limits.invite) });
  member.leave();
  return entry.room.id;
}
