import { type Ack, commandNames, commands } from '@parley/events';
import { newSessionToken } from '../src/auth/session-token.ts';
import {
  askByRest,
  Cast,
  type Edge,
  edges,
  isBot,
  principals,
  type PrincipalName,
  scopesOf,
} from './matrix/cast.ts';
import { type Case, type Expected, type Row, type Scene, standingOf } from './matrix/cases.ts';
import { rows } from './matrix/rows.ts';
import { Stage, userIdOf } from './matrix/stage.ts';

// Thousands of questions a command, on machines that do other things as well.
jest.setTimeout(120_000);

let cast: Cast;
let stage: Stage;
/** Questions asked, by what came of them. */
const counts = new Map<string, number>();

beforeAll(async () => {
  cast = await Cast.gather();
  stage = new Stage(cast);
});

afterAll(async () => {
  await cast.close();
  const sum = [...counts.values()].reduce((total, count) => total + count, 0);
  const parts = [...counts].map(([outcome, count]) => `${count} ${outcome}`);
  process.stdout.write(
    `matrix: ${Object.keys(rows).length} commands, ${principals.length} kinds of principals, ${edges.length} ways in, ${sum} questions: ${parts.join(', ')}\n`,
  );
});

const codeOf = (ack: Ack<unknown>): Expected => (ack.ok ? 'ok' : ack.error.code);

function expectedOf({ scope }: Row, one: Case, [asks, edge]: readonly [PrincipalName, Edge]): Expected {
  if (isBot(asks) && (scope === 'person' || !scopesOf(asks).includes(scope))) return 'forbidden';
  return one.expected(standingOf(asks), edge);
}

async function sceneOf({ room, spoken }: Case, asks: PrincipalName, edge: Edge): Promise<Scene> {
  return {
    me: cast.get(asks).id,
    asks,
    edge,
    room: room ? await stage.room(room, spoken) : { id: 'nowhere' as Scene['room']['id'], said: new Map() },
    owner: (command, data) => cast.get('owner').do(command, data),
    idOf: (name) => userIdOf(name, cast),
  };
}

async function ask(command: string, one: Case, [asks, edge]: readonly [PrincipalName, Edge]) {
  const scene = await sceneOf(one, asks, edge);
  const ack = await cast.get(asks).ask(edge, command, await one.request(scene));
  const code = codeOf(ack);
  counts.set(code, (counts.get(code) ?? 0) + 1);
  if (ack.ok && one.spoils && one.room) stage.spoil(one.room);
  if (ack.ok) await one.after?.(scene);
  return ack;
}

test('every command has its row here', () => {
  expect(Object.keys(rows).toSorted()).toEqual([...commandNames].toSorted());
});

test.each(commandNames)('%s asks for the scope that it should', (name) => {
  expect(rows[name].scope).toBe(commands[name].scope);
});

describe('who is nobody', () => {
  const signedOut = async (): Promise<string> => {
    const person = await cast.place.signIn();
    await cast.place.signOut(person);
    return person.cookie;
  };
  const banned = async (): Promise<string> => {
    const { user, cookie } = await cast.place.signIn();
    await cast.get('owner').do('user:ban', { user: user.id });
    return cookie;
  };
  const nobodies: Readonly<Record<string, () => Promise<Readonly<Record<string, string>>>>> = {
    'without anything': async () => ({}),
    'with a cookie made up': async () => ({ Cookie: `parley=${newSessionToken()}` }),
    'signed out': async () => ({ Cookie: await signedOut() }),
    banned: async () => ({ Cookie: await banned() }),
    'with a token made up': async () => ({ Authorization: `Bearer parley_${newSessionToken()}` }),
    'with a cookie as a token': async () => ({ Authorization: `Bearer ${await signedOut()}` }),
  };

  test.each(Object.keys(nobodies))('%s: does no command and gets no socket', async (who) => {
    const headers = (await nobodies[who]?.()) ?? {};
    for (const name of commandNames) {
      const [one] = rows[name].cases;
      if (!one) throw new Error(`${name} has no case`);
      const request = await one.request(await sceneOf(one, 'member', 'REST'));
      for (const data of [request, {}, { wrong: true }]) {
        const ack = await askByRest(cast.place, headers, name, data);
        counts.set(codeOf(ack), (counts.get(codeOf(ack)) ?? 0) + 1);
        expect(codeOf(ack)).toBe('unauthenticated');
      }
    }
    expect((await cast.place.webSocket('/ws', headers).refusal()).status).toBe(401);
    const refusal = await cast.place.socketIo('/chat', { headers }).refusal();
    expect(refusal.data).toMatchObject({ code: 'unauthenticated' });
  });
});

describe.each(commandNames)('%s', (name) => {
  const row = rows[name];
  beforeAll(() => stage.spoilAll());

  test('answers each principal, on each target and by each way in, as it should', async () => {
    const wrong: string[] = [];
    for (const one of row.cases)
      for (const asks of principals) {
        const errors: unknown[] = [];
        for (const edge of edges) {
          const ack = await ask(name, one, [asks, edge]);
          const expected = expectedOf(row, one, [asks, edge]);
          if (codeOf(ack) !== expected)
            wrong.push(
              `${asks} by ${edge} on ${one.about}: ${JSON.stringify(ack).slice(0, 200)}, not ${expected}`,
            );
          if (!ack.ok && expected !== 'invalid') errors.push(JSON.stringify(ack));
        }
        if (new Set(errors).size > 1)
          wrong.push(`${asks} on ${one.about}: ways in differ: ${errors.join(' ')}`);
      }
    expect(wrong).toEqual([]);
  });

  test('tells nobody whether what they may not know of exists', async () => {
    const [missing, ...hidden] = ['missing', 'hidden private', 'hidden direct'].map((room) =>
      row.cases.filter((one) => one.room === room),
    );
    for (const asks of principals)
      for (const edge of edges)
        for (const [at, one] of (missing ?? []).entries()) {
          const answer = await ask(name, one, [asks, edge]);
          for (const cases of hidden) {
            const same = cases[at];
            if (!same) throw new Error(`${name} has no case in a hidden room`);
            expect(await ask(name, same, [asks, edge])).toEqual(answer);
          }
        }
  });
});
