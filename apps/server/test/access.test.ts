import { Place, type Person, placesOfTheTest } from './support/place.ts';

const openOwn = placesOfTheTest();
const PASSWORD = 'High water at noon';
const NEXT = 'Slack water at ten';

const ask = (at: Place, path: string, body?: unknown, person?: Person): Promise<Response> =>
  at.fetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'Content-Type': 'application/json', ...(person && { Cookie: person.cookie }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

async function personOf(response: Response): Promise<Person> {
  expect(response.status).toBe(201);
  const { user } = (await response.json()) as Pick<Person, 'user'>;
  const [cookie = ''] = (response.headers.getSetCookie()[0] ?? '').split(';');
  return { user, cookie };
}

/** A place entered by invitation, and its owner, who came by the setup link. */
async function byInvitation() {
  const place = await openOwn({ ACCESS: 'invite', PLACE_NAME: 'Pier' });
  const invite = await place.app.core.accounts.setupSecret();
  const olga = await personOf(await ask(place, '/api/account', { name: 'Olga', password: PASSWORD, invite }));
  return { place, olga };
}

const command = async (place: Place, person: Person, name: string, data: object) => {
  const response = await ask(place, `/api/commands/${name}`, data, person);
  const { data: answer } = (await response.json()) as { data: Record<string, unknown> };
  return answer;
};

test('[I2] [I3] the owner comes by the setup link, others by an invitation that tells no more than it must', async () => {
  const { place, olga } = await byInvitation();
  expect(olga.user.role).toBe('owner');
  expect((await ask(place, '/api/session', { name: 'Gus' })).status).toBe(403);
  const { secret } = await command(place, olga, 'invite:create', { rooms: ['general'], uses: 1 });
  const told = await ask(place, '/api/invitation', { invite: secret });
  expect(told.headers.get('Cache-Control')).toBe('no-store');
  expect(await told.json()).toEqual({ place: 'Pier', by: 'Olga', rooms: ['general'], guests: true });
  const gus = await personOf(await ask(place, '/api/session', { name: 'Gus', invite: secret }));
  expect(gus.user.role).toBe('guest');
  const again = await ask(place, '/api/session', { name: 'Eve', invite: secret });
  expect(again.status).toBe(404);
});

test('[I4] what lets nobody in is one answer', async () => {
  const { place, olga } = await byInvitation();
  const { secret, invite } = await command(place, olga, 'invite:create', {});
  await command(place, olga, 'invite:revoke', { invite: (invite as { id: string }).id });
  const answers = await Promise.all(
    [String(secret), 'x', 'a'.repeat(30), '%00', '\u0000', 'x'.repeat(200)].map(async (invite) => {
      const response = await ask(place, '/api/invitation', { invite });
      return `${response.status} ${await response.text()}`;
    }),
  );
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatch(/^404 /);
});

test('[I3] who is in joins by an invitation; who is not in is asked to come in', async () => {
  const { place, olga } = await byInvitation();
  const made = await command(place, olga, 'room:create', { kind: 'private', name: 'Crew' });
  const room = (made as { entry: { room: { id: string } } }).entry.room.id;
  const way = await command(place, olga, 'invite:create', {});
  const mia = await personOf(
    await ask(place, '/api/account', { name: 'Mia', password: PASSWORD, invite: way['secret'] }),
  );
  const { secret } = await command(place, olga, 'invite:create', { rooms: [room] });
  expect((await ask(place, '/api/invites', { invite: secret })).status).toBe(401);
  const joined = await ask(place, '/api/invites', { invite: secret }, mia);
  expect([joined.status, await joined.json()]).toEqual([200, { rooms: [room] }]);
});

test('[A9] a code lets in again, with a new cookie; the one before is worth nothing', async () => {
  const { place, olga } = await byInvitation();
  expect((await ask(place, '/api/account/recovery-codes', { password: 'wrong' }, olga)).status).toBe(403);
  const made = await ask(place, '/api/account/recovery-codes', { password: PASSWORD }, olga);
  const { codes } = (await made.json()) as { codes: string[] };
  expect(codes).toHaveLength(10);
  expect(codes[0]).toMatch(/^([a-z0-9]{5}-){5}[a-z0-9]{5}$/);
  const left = async (by: Person) => (await ask(place, '/api/account/recovery-codes', undefined, by)).json();
  expect(await left(olga)).toEqual({ left: 10 });
  const recovery = { secret: ` ${codes[3]?.toUpperCase()} `, password: NEXT };
  const again = await personOf(await ask(place, '/api/recovery', recovery));
  expect(again.user.id).toBe(olga.user.id);
  expect(await (await ask(place, '/api/session', undefined, olga)).json()).not.toHaveProperty('user');
  expect(await left(again)).toEqual({ left: 9 });
  const twice = await ask(place, '/api/recovery', recovery);
  expect(twice.status).toBe(404);
  expect(twice.headers.getSetCookie()).toEqual([]);
  for (const secret of [codes[3], codes[3]?.replaceAll('-', ''), NEXT, PASSWORD])
    expect(JSON.stringify(place.log.entries)).not.toContain(secret);
});
