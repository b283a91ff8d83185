import { GENERAL } from '@parley/events';
import { type Person, Place } from './support/place.ts';

let place: Place;
let olga: Person;

beforeAll(async () => {
  place = await Place.open();
  olga = await register('Olga');
});
afterAll(() => place.close());

async function register(name: string): Promise<Person> {
  const response = await place.fetch('/api/account', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, password: 'High water at noon' }),
  });
  const { user } = (await response.json()) as Pick<Person, 'user'>;
  const [cookie = ''] = (response.headers.getSetCookie()[0] ?? '').split(';');
  return { user, cookie };
}

const download = (cookie?: string) =>
  place.fetch('/api/audit.jsonl', { headers: cookie === undefined ? {} : { Cookie: cookie } });

test('[M6] the owner takes the whole log along, a line for each entry, over more than one page', async () => {
  const chat = await place.chat(olga);
  for (let n = 0; n < 205; n += 1) await chat.do('room:update', { room: GENERAL, topic: `topic ${n}` });
  const response = await download(olga.cookie);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('application/jsonl; charset=utf-8');
  expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="parley-audit.jsonl"');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  const lines = (await response.text()).trimEnd().split('\n');
  const entries = lines.map((line) => JSON.parse(line) as { id: number; action: string });
  expect(entries.map(({ id }) => id)).toEqual(Array.from({ length: 205 }, (_, at) => 205 - at));
  expect(new Set(entries.map(({ action }) => action))).toEqual(new Set(['room:update']));
});

test('[M6] nobody else gets it', async () => {
  const [ben, adam] = [await place.signIn('Ben'), await register('Adam')];
  const chat = await place.chat(olga);
  await chat.do('user:role', { user: adam.user.id, role: 'admin' });
  expect((await download()).status).toBe(401);
  for (const { cookie } of [ben, adam]) expect((await download(cookie)).status).toBe(403);
});
