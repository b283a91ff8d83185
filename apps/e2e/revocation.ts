/**
 * How long a ban or a sign-out takes until the sockets of whom it concerns are closed, while everybody talks:
 *   npm run revocation -w @parley/e2e
 * Prints the median and the 99th percentile over all their sockets, and fails if one of them was told anything that was
 * said after the answer, or stayed open for more than a second at the 99th percentile.
 */
import { GENERAL, systemClock } from '@parley/events';
import { wireKinds } from './harness/codecs.ts';
import { newId } from './harness/ids.ts';
import { type Person, register, signIn, signOut } from './harness/person.ts';
import { ParleyServer } from './harness/server.ts';
import { within } from './harness/waiting.ts';
import type { Wire } from './harness/wire.ts';

const revoked = 60;
const talkers = 20;
const socketsEach = 2;

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** Talks until told to stop: each message as soon as the one before is acknowledged. */
function talk(wire: Wire): () => Promise<number> {
  let talking = true;
  let said = 0;
  const running = (async () => {
    while (talking) {
      await wire.do('message:send', { room: GENERAL, id: newId(), text: `load ${said}` });
      said += 1;
    }
  })();
  return async () => {
    talking = false;
    await running;
    return said;
  };
}

/** Throws somebody out, and answers how long each of their sockets stayed open after that was asked for. */
async function revoke(
  server: ParleyServer,
  owner: Wire,
  person: Person,
  isBan: boolean,
): Promise<{ readonly times: readonly number[]; readonly leaked: boolean }> {
  const sockets: Wire[] = [];
  for (let at = 0; at < socketsEach; at += 1)
    sockets.push(await person.open(wireKinds[at % wireKinds.length]));
  const start = systemClock.monotonic();
  const closing = Promise.all(
    sockets.map(async ({ closed }) => {
      await within(closed, 'a socket to close', 10_000);
      return systemClock.monotonic() - start;
    }),
  );
  if (isBan) await owner.do('user:ban', { user: person.user.id });
  else await signOut(server.url, person.cookie);
  const later = `after ${person.user.id}`;
  await owner.do('message:send', { room: GENERAL, id: newId(), text: later });
  const times = await closing;
  return { times, leaked: sockets.some(({ inbox }) => JSON.stringify(inbox.events).includes(later)) };
}

const server = await ParleyServer.start({ env: { RATE_LIMITS: 'off' } });
try {
  const owner = await (await register(server.url, 'Olga')).open();
  const crowd: (() => Promise<number>)[] = [];
  for (let at = 0; at < talkers; at += 1)
    crowd.push(talk(await (await signIn(server.url, `Talker ${at}`)).open()));
  const times: number[] = [];
  let leaks = 0;
  for (let at = 0; at < revoked; at += 1) {
    const outcome = await revoke(server, owner, await signIn(server.url, `Guest ${at}`), at % 2 === 0);
    times.push(...outcome.times);
    if (outcome.leaked) leaks += 1;
  }
  const said = await Promise.all(crowd.map((stop) => stop()));
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.ceil(times.length * part) - 1] ?? Number.NaN;
  const messages = said.reduce((sum, each) => sum + each, 0);
  say(
    `${revoked} people thrown out (bans and sign-outs, ${times.length} sockets) while ${messages} messages were said`,
  );
  say(
    `sockets closed after: median ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms, max ${at(1).toFixed(1)} ms`,
  );
  say(`people who were told something that was said later: ${leaks}`);
  if (leaks > 0 || at(0.99) > 1_000) process.exitCode = 1;
} finally {
  await server.dispose();
}
