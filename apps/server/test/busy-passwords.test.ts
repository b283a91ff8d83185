import { GENERAL } from '@parley/events';
import { v7 as uuidV7 } from 'uuid';
import { placesOfTheTest } from './support/place.ts';

const openOwn = placesOfTheTest();
const SIGN_INS = 200;
const SENDS = 25;

test('while two hundred sign in at once, what others say is acknowledged before the hashing is through', async () => {
  const place = await openOwn();
  const post = (path: string, body: object) =>
    place.fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  await post('/api/account', { name: 'Olga', password: 'High water at noon' });
  const [ada, ben] = [await place.chat(await place.signIn()), await place.chat(await place.signIn())];

  /** What became of each sign-in, in the order in which they were answered. */
  const statuses: number[] = [];
  const signIns = Array.from({ length: SIGN_INS }, async (_, at) => {
    const login = at % 2 === 0 ? 'Olga' : `Nobody ${at}`;
    const { status } = await post('/api/session', { login, password: `guess number ${at}` });
    statuses.push(status);
  });
  const sends = Array.from({ length: SENDS }, (__, at) =>
    [ada, ben].map((person) =>
      person.do('message:send', { room: GENERAL, id: uuidV7(), text: `while they guess, ${at}` }),
    ),
  ).flat();
  // A plain question is answered as well: no hash is on the thread that answers.
  const health = await place.fetch('/health');
  await Promise.all(sends);
  const answered = statuses.length;
  expect(health.status).toBe(200);
  expect(answered).toBeLessThan(SIGN_INS);

  await Promise.all(signIns);
  // Nobody got in; some were asked to come again, and everybody has an answer.
  expect(statuses).toHaveLength(SIGN_INS);
  expect(statuses.filter((status) => status !== 401 && status !== 503)).toEqual([]);
  expect(statuses.filter((status) => status === 401).length).toBeGreaterThan(10);
});
