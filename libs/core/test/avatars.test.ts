import { failure, success } from '@parley/events';
import { FakeClock } from '@parley/testkit';
import { FilesUnavailable, type Images, type Known, MemoryFiles, type SessionId } from '../src/index.ts';
import { newStore, Person, Place } from './place.ts';

const HOUR = 60 * 60 * 1_000;
const PASSWORD = 'High water at noon';
const picture = (value: number) => new Uint8Array([value]);

/** Reads what begins with a small number; of each size it makes that number, and half the size. */
const images: Images = {
  squares: async ([value = 255], sizes) =>
    value > 100
      ? failure('invalid', 'No picture.')
      : success(sizes.map((size) => new Uint8Array([value, size / 2]))),
  preview: async () => failure('invalid', 'No picture.'),
};

let sessions = 0;

async function aPlace() {
  const clock = new FakeClock();
  const [store, files] = [newStore(clock), new MemoryFiles(() => clock.now())];
  const place = Object.assign(await Place.open({ store, clock, files, images }), { clock });
  const kept = async () => (await files.list('avatars')).map(({ name }) => name);
  return { place, files, kept, store, clock };
}

async function member(place: Place, name: string): Promise<Person & { known: Known }> {
  const session = `m${++sessions}` as SessionId;
  const ack = await place.core.accounts.register(
    { name, password: PASSWORD },
    { session, device: undefined },
  );
  if (!ack.ok) throw new Error(ack.error.message);
  const { user } = ack.data;
  const person = await new Person(place, user.id, { user: user.id, session }, session).connect();
  return Object.assign(person, { known: { user, session } });
}

const avatarOf = async (place: Place, who: { known: Known }, value: number) => {
  const ack = await place.core.avatars.set(picture(value), who.known);
  if (!ack.ok) throw new Error(ack.error.message);
  return ack.data.user.avatar ?? '';
};

test('[A10] who sets a picture has it at once, for everybody, in two sizes', async () => {
  const { place, kept } = await aPlace();
  const [ana, ben] = [await member(place, 'Ana'), await place.person('Ben')];
  const avatar = await avatarOf(place, ana, 7);
  expect(avatar.startsWith(`${ana.id}-`)).toBe(true);
  for (const { sink } of [ana, ben])
    expect(sink.of('user:changed').at(-1)?.user).toMatchObject({ id: ana.id, avatar });
  expect(await place.core.avatars.read(avatar, 'large')).toEqual(new Uint8Array([7, 128]));
  expect(await place.core.avatars.read(avatar, 'small')).toEqual(new Uint8Array([7, 48]));
  expect(await kept()).toEqual([`avatars/${avatar}-small.webp`, `avatars/${avatar}.webp`]);
});

test('[A10] another picture has another name, and the one before is gone', async () => {
  const { place, kept } = await aPlace();
  const [ana, ben] = [await member(place, 'Ana'), await member(place, 'Ben')];
  const of = await avatarOf(place, ben, 7);
  const first = await avatarOf(place, ana, 7);
  const second = await avatarOf(place, ana, 7);
  expect(new Set([of, first, second]).size).toBe(3);
  expect(await place.core.avatars.read(first, 'large')).toBeUndefined();
  expect(await kept()).toHaveLength(4);
  expect(await place.core.avatars.remove(ana.known)).toMatchObject({ ok: true });
  expect(await place.core.avatars.remove(ana.known)).toMatchObject({ ok: true });
  expect(ben.sink.of('user:changed').at(-1)?.user).not.toHaveProperty('avatar');
  expect(await kept()).toEqual([`avatars/${of}-small.webp`, `avatars/${of}.webp`]);
});

test('[A10] a guest has no picture; what can’t be read changes nothing', async () => {
  const { place, kept } = await aPlace();
  const ana = await member(place, 'Ana');
  const gus = await place.person('Gus');
  const guest = await place.core.authenticate(gus.session);
  if (!guest) throw new Error('not signed in');
  const known = { user: guest.user, session: gus.session };
  expect(await place.core.avatars.set(picture(1), known)).toMatchObject({ error: { code: 'conflict' } });
  const avatar = await avatarOf(place, ana, 1);
  expect(await place.core.avatars.set(picture(200), ana.known)).toMatchObject({ error: { code: 'invalid' } });
  expect(await place.core.avatars.read(avatar, 'large')).toBeInstanceOf(Uint8Array);
  expect(await kept()).toHaveLength(2);
});

test('a name that nobody has as a picture is nothing, whatever it looks like', async () => {
  const { place } = await aPlace();
  const ana = await member(place, 'Ana');
  const avatar = await avatarOf(place, ana, 1);
  for (const name of [
    '',
    'x',
    '../x',
    `${ana.id}-`,
    `${ana.id}-p9999`,
    `${avatar}-small`,
    avatar.toUpperCase(),
  ])
    expect(await place.core.avatars.read(name, 'large')).toBeUndefined();
});

test('[P2] the picture goes with the account', async () => {
  const { place, kept } = await aPlace();
  await member(place, 'Olga');
  const ana = await member(place, 'Ana');
  const avatar = await avatarOf(place, ana, 1);
  const ack = await place.core.privacy.remove({ password: PASSWORD, messages: 'keep' }, ana.known);
  expect(ack.ok).toBe(true);
  expect(await kept()).toEqual([]);
  expect(await place.core.avatars.read(avatar, 'large')).toBeUndefined();
});

test('[P4] the export holds one’s picture', async () => {
  const { place } = await aPlace();
  const ana = await member(place, 'Ana');
  const archive = async () => {
    const found = new Map<string, string>();
    for await (const { name, pieces } of place.core.privacy.export(ana.id)) {
      const all: string[] = [];
      for await (const piece of pieces) all.push(String(piece));
      found.set(name, all.join(''));
    }
    return found;
  };
  expect((await archive()).has('picture.webp')).toBe(false);
  await avatarOf(place, ana, 9);
  expect((await archive()).get('picture.webp')).toBe('9,128');
});

test('what a crash left behind goes with the upkeep; what is in use, or just being put, stays', async () => {
  const { place, kept, files } = await aPlace();
  const ana = await member(place, 'Ana');
  const avatar = await avatarOf(place, ana, 1);
  for (const name of [`${ana.id}-p0000`, 'nobody-p0001', 'x'])
    await files.put(`avatars/${name}.webp`, picture(1));
  await place.clock.advance(HOUR / 2);
  expect(await kept()).toHaveLength(5);
  await place.clock.advance(HOUR);
  await files.put('avatars/u9-p0002.webp', picture(1));
  await place.clock.advance(HOUR / 2 + 1_000);
  expect(await kept()).toEqual([
    `avatars/${avatar}-small.webp`,
    `avatars/${avatar}.webp`,
    'avatars/u9-p0002.webp',
  ]);
});

test('a full disk is told as such, and changes nothing; upkeep waits for the next hour', async () => {
  const { place, files } = await aPlace();
  const ana = await member(place, 'Ana');
  files.put = async () => {
    throw new FilesUnavailable('full');
  };
  expect(await place.core.avatars.set(picture(1), ana.known)).toMatchObject({
    error: { code: 'unavailable', retryAfterMs: expect.any(Number) },
  });
  expect((await ana.does('user:list', {})).users).not.toContainEqual(
    expect.objectContaining({ avatar: expect.anything() }),
  );
  files.list = async () => {
    throw new FilesUnavailable('away');
  };
  await place.clock.advance(3 * HOUR);
});

test('a place without anything that reads pictures says so', async () => {
  const place = await Place.open();
  const ana = await member(place, 'Ana');
  expect(await place.core.avatars.set(picture(1), ana.known)).toMatchObject({
    error: { code: 'unavailable' },
  });
});
