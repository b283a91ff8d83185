import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  type Ack,
  type CommandName,
  commandNames,
  commands,
  errorCodes,
  GENERAL,
  LOBBY,
  LOBBY_GUEST,
  type Reply,
  type RoomId,
  systemClock,
} from '@parley/events';
import fc from 'fast-check';
import { v7 as uuidV7 } from 'uuid';
import { requestOf, type Schema, type Vocabulary } from './fuzz/from-schema.ts';
import { fieldName, hostileValue } from './fuzz/hostile-values.ts';
import { anUpload, aRequest, schemaOf, Visitors } from './fuzz/visitors.ts';
import { Cast, edges, type Edge, idOf } from './matrix/cast.ts';
import { Stage } from './matrix/stage.ts';
import type { Place } from './support/place.ts';
import { within } from './support/waiting.ts';

// `npm run fuzz -- --minutes 30 --seed 4711` sets these.
const seconds = Number(process.env['PARLEY_FUZZ_SECONDS'] ?? 8);
const seed = Number(process.env['PARLEY_FUZZ_SEED'] ?? systemClock.now() % 1_000_000_000);

jest.setTimeout((seconds + 240) * 1_000);

/** Those who attack: not the owner, so that the place stays whose it is. */
const attackers = ['guest', 'member', 'moderator', 'admin', 'bot with all scopes'] as const;
const BATCH = 60;
/** Batches after which the place is another one. */
const BATCHES_OF_A_PLACE = 60;
/** Characters of a name in an address: with more, the headers are too large, which Node answers. */
const ADDRESS = 500;
/** Bytes of heap that may be in use more than after the first batches: caches, and the engine's own. */
const MAY_GROW = 48 * 1024 * 1024;

setFlagsFromString('--expose_gc');
const collect: unknown = runInNewContext('gc');

function heapInUse(): number {
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}

/** Commands that succeeded at least once. */
const done = new Set<string>();

const rejections: unknown[] = [];
const onRejection = (reason: unknown): void => {
  rejections.push(reason);
};

const counts = new Map<string, number>();
const count = (what: string): void => {
  counts.set(what, (counts.get(what) ?? 0) + 1);
};

beforeAll(() => {
  process.on('unhandledRejection', onRejection);
  process.stdout.write(`fuzz: seed ${seed}, ${seconds} s\n`);
});

afterAll(() => {
  process.off('unhandledRejection', onRejection);
  const told = [...counts].map(([what, times]) => `${times} ${what}`);
  const never = commandNames.filter((name) => !done.has(name));
  process.stdout.write(
    `fuzz: seed ${seed}: ${told.join(', ')}; of ${commandNames.length} commands never done: ${never.join(', ') || 'none'}\n`,
  );
});

const commandSchemas = Object.fromEntries(
  commandNames.map((name) => [name, schemaOf(commands[name].request)]),
) as Record<CommandName, Schema>;

/** Ids that there are, and some that there are not; of people only those whose end would not end an attacker. */
async function vocabularyOf(cast: Cast): Promise<Vocabulary> {
  const stage = new Stage(cast);
  const ids: RoomId[] = [];
  for (const name of ['channel', 'private', 'direct', 'hidden private', 'channel thread'] as const)
    ids.push((await stage.room(name, true)).id);
  const people = ['other guest', 'other member', 'other moderator', 'removed', 'invitee'] as const;
  const owner = cast.get('owner');
  const { bot } = await owner.do<Reply<'bot:create'>>('bot:create', { name: 'Spare' });
  const ofBot = { bot: bot.id, name: 'Spare', scopes: ['read'] };
  const { token } = await owner.do<Reply<'token:create'>>('token:create', ofBot);
  const { invite } = await owner.do<Reply<'invite:create'>>('invite:create', {});
  const users = [...people.map(idOf), bot.id, LOBBY_GUEST, 'nobody'];
  const files = await Promise.all(attackers.map((name) => cast.upload(cast.get(name).headers)));
  const operations = Array.from({ length: 30 }, () => uuidV7());
  return {
    room: [...ids, GENERAL, LOBBY, 'nowhere'],
    rooms: [...ids, GENERAL, 'nowhere'],
    user: users,
    users,
    bot: [bot.id, 'nobody', idOf('member')],
    invite: [invite.id, 'none'],
    token: [token.id, 'none'],
    key: ['look.theme', 'keys.single', 'sidebar.favourites', `muted:${GENERAL}`, `level:${GENERAL}`, 'no'],
    value: ['dark', true, 'all', [GENERAL], null, 1, { toString: null }],
    op: operations,
    id: [...operations, ...Array.from({ length: 30 }, () => uuidV7())],
    files: files.map((id) => ({ id, alt: 'A picture of nothing' })),
    emoji: ['👍', '🎉', '👨‍👩‍👧‍👦', '🇦🇹', '1️⃣', 'no'],
    timeZone: ['Europe/Vienna', 'UTC', 'Nowhere/Land', '+01:00'],
    seq: [...Array(14).keys(), 9_999],
    since: [0, 1, 5, 2 ** 40],
  };
}

interface Question {
  readonly asks: (typeof attackers)[number];
  readonly edge: Edge;
  readonly command: string;
  readonly data: unknown;
}

function questions(vocabulary: Vocabulary): fc.Arbitrary<Question> {
  const known = fc.constantFrom(...commandNames).chain((command) =>
    fc.record({
      command: fc.constant<string>(command),
      data: requestOf(commandSchemas[command], vocabulary),
    }),
  );
  const unknown = fc.record({ command: fieldName, data: hostileValue });
  return fc
    .tuple(
      fc.constantFrom(...attackers),
      fc.constantFrom(...edges),
      fc.oneof({ weight: 9, arbitrary: known }, { weight: 1, arbitrary: unknown }),
    )
    .map(([asks, edge, { command, data }]) => ({ asks, edge, command, data }));
}

/** Names that mean something to a Socket.IO client itself never leave it. */
const reserved = new Set([
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
]);
/** No names of a command in an address: they lead to another. */
const noSegments = new Set(['', '.', '..']);

async function pose(cast: Cast, question: Question): Promise<void> {
  const { asks, edge, data } = question;
  if (edge === '/chat' && reserved.has(question.command)) return;
  if (edge === 'REST' && noSegments.has(question.command)) return;
  const command =
    edge === 'REST'
      ? encodeURIComponent(question.command.slice(0, ADDRESS).toWellFormed())
      : question.command;
  const ack = await within(cast.get(asks).ask(edge, command, data), () => `an answer to ${shown(question)}`);
  count(ack.ok ? 'ok' : ack.error.code);
  if (ack.ok) done.add(question.command);
  const problem = problemWith(question.command, ack);
  if (problem !== undefined)
    throw new Error(`${problem}: ${shown(question)}: ${JSON.stringify(ack).slice(0, 500)}`);
}

const shown = (question: Question): string => JSON.stringify(question).slice(0, 1_500);

/** Codes that no request brings about by itself. */
const faults: readonly string[] = ['internal', 'unavailable'];

function problemWith(command: string, ack: Ack<unknown>): string | undefined {
  if (ack.ok) {
    const reply = commandNames.find((name) => name === command);
    if (!reply) return 'an unknown command was done';
    return commands[reply].reply.safeParse(ack.data).success ? undefined : 'a reply that is not as promised';
  }
  const { code, message } = ack.error;
  if (!errorCodes.includes(code)) return 'an unknown code';
  if (faults.includes(code)) return 'a fault of the server';
  return /SQLITE|select .* from|node_modules|\.ts:\d/iu.test(message)
    ? 'a message that tells of the inside'
    : undefined;
}

/** What ten-line clients say, and frames that are nothing at all. Every event is answered. */
async function talkInTheLobby(place: Place, said: readonly (readonly [string, unknown])[]): Promise<void> {
  const client = await place.lobby();
  const raw = await place.ws('/ws/lobby');
  for (const [event, data] of said) {
    if (reserved.has(event)) continue;
    const ack = await client.ask(event, data);
    count(`lobby ${ack.ok ? 'ok' : ack.error.code}`);
    if (!ack.ok && faults.includes(ack.error.code))
      throw new Error(`a fault: ${JSON.stringify([event, data])}`);
    raw.say(JSON.stringify(data) ?? event);
  }
  raw.say('{"name":"Last","message":"still here"}');
  await raw.hears(({ message }) => message === 'still here', 'the last message');
  client.close();
  raw.close();
}

/** An admin may have closed it: to all, or to its guests. */
async function openTheLobby(cast: Cast): Promise<void> {
  const owner = cast.get('owner');
  await owner.do('room:update', { room: LOBBY, readOnly: false, slowModeSeconds: 0 });
  await owner.do('room:mute', { room: LOBBY, user: LOBBY_GUEST, until: null });
}

const lobbyEvents = fc.tuple(
  fc.oneof(fc.constantFrom('chat message', 'from client', ...commandNames), fieldName),
  hostileValue,
);

interface Scene {
  readonly cast: Cast;
  readonly vocabulary: Vocabulary;
  readonly visitors: Visitors;
}

async function batch({ cast, vocabulary, visitors }: Scene, at: number): Promise<void> {
  const options = { seed: seed + at };
  const posed = fc.sample(questions(vocabulary), { ...options, numRuns: BATCH });
  await Promise.all(posed.map((question) => pose(cast, question)));
  for (const one of fc.sample(aRequest, { ...options, numRuns: 10 })) await visitors.ask(one);
  for (const one of fc.sample(anUpload, { ...options, numRuns: 1 })) await visitors.upload(one);
  await openTheLobby(cast);
  await talkInTheLobby(cast.place, fc.sample(lobbyEvents, { ...options, numRuns: 6 }));
  expect(await cast.get('owner').do('session:heads', {})).toMatchObject({ epoch: expect.any(String) });
  expect((await cast.place.fetch('/ready')).status).toBe(200);
  const faulty = cast.place.log.entries.filter(({ level }) => level === 'error');
  expect(faulty).toEqual([]);
  cast.forget();
}

test('whatever is said is answered, harms nothing, and takes no memory', async () => {
  const end = systemClock.monotonic() + seconds * 1_000;
  let at = 0;
  let before: number | undefined;
  let grown = 0;
  while (at === 0 || systemClock.monotonic() < end) {
    const cast = await Cast.gather();
    try {
      const scene = {
        cast,
        vocabulary: await vocabularyOf(cast),
        visitors: new Visitors(cast.place, count),
      };
      for (let n = 0; n < BATCHES_OF_A_PLACE && (n === 0 || systemClock.monotonic() < end); n += 1) {
        await batch(scene, at++);
        if (at === 5) before = heapInUse();
      }
    } finally {
      await cast.close();
    }
    count('places');
    grown = before === undefined ? 0 : heapInUse() - before;
    if (grown > MAY_GROW) break;
  }
  expect(grown).toBeLessThan(MAY_GROW);
  expect(rejections).toEqual([]);
});
