import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { limits, type MessageBody, type Reply, type RoomId } from '@parley/events';
import sharp from 'sharp';
import { v7 as uuidV7 } from 'uuid';
import { type Person, Place, placesOfTheTest } from './support/place.ts';
import { eventually } from './support/waiting.ts';

const openOwn = placesOfTheTest();
let place: Place;
let png: Buffer;
beforeAll(async () => {
  place = await Place.open({ MAX_FILE_MB: '5' });
  png = await sharp({ create: { width: 1_600, height: 400, channels: 3, background: '#336699' } })
    .png()
    .toBuffer();
});
afterAll(() => place.close());

const base64 = (text: string) => Buffer.from(text).toString('base64');
/** As a browser asks whether what it has is still good. */
const revalidate = { 'Cache-Control': 'max-age=0' };
const tus = { 'Tus-Resumable': '1.0.0' };

const begin = ({ cookie }: Person, size: number, name = 'file.bin', at = place, headers = {}) =>
  at.fetch('/api/uploads', {
    method: 'POST',
    headers: {
      Cookie: cookie,
      ...tus,
      'Upload-Length': String(size),
      'Upload-Metadata': `filename ${base64(name)}`,
      ...headers,
    },
  });
const piece = ({ cookie }: Person, location: string, offset: number, bytes: Uint8Array, at = place) =>
  at.fetch(location, {
    method: 'PATCH',
    headers: {
      Cookie: cookie,
      ...tus,
      'Content-Type': 'application/offset+octet-stream',
      'Upload-Offset': String(offset),
    },
    body: new Uint8Array(bytes),
  });

/** Uploads it whole; the file's id. */
async function upload(who: Person, bytes: Uint8Array, name: string, at = place): Promise<string> {
  const begun = await begin(who, bytes.length, name, at);
  expect([begun.status, await begun.text()]).toEqual([201, '']);
  const location = begun.headers.get('location') ?? '';
  const done = await piece(who, location, 0, bytes, at);
  expect([done.status, await done.text()]).toEqual([204, '']);
  return location.split('/').at(-1) ?? '';
}
const codeOf = async (response: Response) =>
  [response.status, ((await response.json()) as { error?: { code: string } }).error?.code] as const;

async function run<T>({ cookie }: Person, command: string, data: object, at = place): Promise<T> {
  const response = await at.fetch(`/api/commands/${command}`, {
    method: 'POST',
    headers: { Cookie: cookie, 'Content-Type': 'application/json' },
    body: JSON.stringify(data),
  });
  const ack = (await response.json()) as { ok: boolean; data: T; error?: { code: string } };
  return ack.ok ? ack.data : (ack.error?.code as T);
}
const get = (path: string, { cookie }: Person, headers = {}, at = place) =>
  at.fetch(path, { headers: { Cookie: cookie, ...headers } });
const say = (who: Person, room: string, files: readonly object[], text = '', at = place) =>
  run<Reply<'message:send'>>(who, 'message:send', { room, id: uuidV7(), text, files }, at);
const lastOf = async (who: Person, room: string): Promise<MessageBody | undefined> =>
  (await run<Reply<'room:history'>>(who, 'room:history', { room, limit: 1 })).messages[0];
async function privateRoom(owner: Person, ...others: readonly Person[]): Promise<RoomId> {
  const users = others.map(({ user }) => user.id);
  const data = { kind: 'private', name: `Room ${uuidV7()}`.slice(0, 40), users };
  return (await run<Reply<'room:create'>>(owner, 'room:create', data)).entry.room.id;
}

test('[U1] [U2] a picture goes up in pieces, comes with its message, and is shown with a preview', async () => {
  const [ada, ben] = [await place.signIn(), await place.signIn()];
  const room = await privateRoom(ada, ben);
  const begun = await begin(ada, png.length, 'C:\\pictures\\harbour \u202egnp.png');
  const location = begun.headers.get('location') ?? '';
  expect(location).toMatch(/^\/api\/uploads\/f[0-9a-f]{32}$/);
  expect((await piece(ada, location, 0, png.subarray(0, 100))).headers.get('upload-offset')).toBe('100');
  const look = await place.fetch(location, { method: 'HEAD', headers: { Cookie: ada.cookie, ...tus } });
  expect([look.status, look.headers.get('upload-offset')]).toEqual([200, '100']);
  expect((await piece(ada, location, 0, png)).status).toBe(409);
  expect((await piece(ada, location, 100, png.subarray(100))).status).toBe(204);
  // The answer may have been lost: whoever asks again is told that it is whole.
  const again = await place.fetch(location, { method: 'HEAD', headers: { Cookie: ada.cookie, ...tus } });
  expect(again.headers.get('upload-offset')).toBe(String(png.length));
  const id = location.split('/').at(-1) ?? '';
  const socket = await place.chat(ben);
  const told = socket.hears<{ changes: readonly { message: MessageBody }[] }>('room:changed', () => true);
  await say(ada, room, [{ id, alt: 'The harbour' }]);
  const file = {
    id,
    name: 'harbour gnp.png',
    type: 'image/png',
    size: png.length,
    width: 1_600,
    height: 400,
    alt: 'The harbour',
  };
  expect((await told).changes[0]?.message.files).toEqual([file]);
  expect((await lastOf(ben, room))?.files).toEqual([file]);
  const shown = await get(`/api/files/${id}`, ben);
  expect(Buffer.from(await shown.arrayBuffer()).equals(png)).toBe(true);
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': 'inline; filename="harbour gnp.png"',
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(shown.headers.get('content-security-policy')).toContain('sandbox');
  const preview = await get(`/api/files/${id}/preview`, ben);
  const about = await sharp(Buffer.from(await preview.arrayBuffer())).metadata();
  expect(about).toMatchObject({ format: 'webp', width: limits.previewWidth, height: 240 });
  const listed = await run<Reply<'room:files'>>(ben, 'room:files', { room });
  expect(listed.messages.map(({ files }) => files?.[0]?.id)).toEqual([id]);
});

test('[U2] a photo does not tell where it was taken, and stands as it did', async () => {
  const ada = await place.signIn();
  const photo = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#336699' } })
    .withMetadata({ orientation: 6 })
    .withExif({
      IFD0: { Make: 'Ada’s phone' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '54/1 19/1 0/1' },
    })
    .jpeg()
    .toBuffer();
  expect(photo.includes('phone')).toBe(true);
  const id = await upload(ada, photo, 'harbour.jpg');
  const kept = Buffer.from(await (await get(`/api/files/${id}`, ada)).arrayBuffer());
  expect([kept.length, kept.includes('phone')]).toEqual([photo.length, false]);
  expect((await sharp(kept).metadata()).orientation).toBe(6);
  await say(ada, 'general', [{ id }]);
  expect((await lastOf(ada, 'general'))?.files?.[0]).toMatchObject({ width: 20, height: 40 });
});

test('[U3] only who may read the room gets its files, at every request', async () => {
  const [ada, ben, cleo] = [await place.signIn(), await place.signIn(), await place.signIn()];
  const room = await privateRoom(ada, ben);
  const id = await upload(ada, png, 'a.png');
  const paths = [`/api/files/${id}`, `/api/files/${id}/preview`];
  const statuses = async (who: Person, headers = {}) =>
    Promise.all(paths.map(async (path) => (await get(path, who, headers)).status));
  expect(await statuses(ada)).toEqual([200, 200]);
  // Before it is sent it is nobody else's.
  expect(await statuses(ben)).toEqual([404, 404]);
  await say(ada, room, [{ id }]);
  const shown = await get(`/api/files/${id}`, ben);
  const tag = shown.headers.get('etag') ?? '';
  expect((await get(`/api/files/${id}`, ben, { 'If-None-Match': tag, ...revalidate })).status).toBe(304);
  expect(await statuses(cleo)).toEqual([404, 404]);
  expect((await place.fetch(`/api/files/${id}`)).status).toBe(401);
  await run(ada, 'room:remove', { room, user: ben.user.id });
  expect(await statuses(ben, { 'If-None-Match': tag, ...revalidate })).toEqual([404, 404]);
  expect(await get(`/api/files/${id}`, ada).then(({ status }) => status)).toBe(200);
});

test('[U1] an upload is its owner’s: nobody else goes on with it, looks at it or sends it', async () => {
  const [ada, ben] = [await place.signIn(), await place.signIn()];
  const location = (await begin(ada, 10)).headers.get('location') ?? '';
  const head = await place.fetch(location, { method: 'HEAD', headers: { Cookie: ben.cookie, ...tus } });
  expect(head.status).toBe(404);
  expect((await piece(ben, location, 0, Buffer.alloc(10))).status).toBe(404);
  const gone = await place.fetch(location, { method: 'DELETE', headers: { Cookie: ben.cookie, ...tus } });
  expect(gone.status).toBe(404);
  const id = await upload(ada, Buffer.from('hello'), 'a.txt');
  expect(await say(ben, 'general', [{ id }])).toBe('not_found');
  expect(await say(ada, 'general', [{ id }, { id }])).toBe('invalid');
  expect(await say(ada, 'general', [])).toBe('invalid');
  const own = await place.fetch(location, { method: 'DELETE', headers: { Cookie: ada.cookie, ...tus } });
  expect(own.status).toBe(204);
  expect((await piece(ada, location, 0, Buffer.alloc(10))).status).toBe(404);
});

test('[U3] nothing in a file can run: what is no picture, sound or film is bytes to be saved', async () => {
  const ada = await place.signIn();
  const page = '<!doctype html><script>alert(1)</script>';
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  for (const [name, text] of [
    ['page.html', page],
    ['picture.svg', svg],
    ['picture.png', page],
    ['code.js', 'alert(1)'],
    ['report.pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj'],
  ] as const) {
    const id = await upload(ada, Buffer.from(text), name);
    const shown = await get(`/api/files/${id}`, ada);
    expect(shown.headers.get('content-type')).toBe('application/octet-stream');
    expect(shown.headers.get('content-disposition')).toBe(`attachment; filename=${name}`);
    expect((await get(`/api/files/${id}/preview`, ada)).status).toBe(404);
  }
});

test('[U3] a player asks for parts', async () => {
  const ada = await place.signIn();
  const id = await upload(ada, Buffer.from('0123456789'), 'numbers.txt');
  const part = async (range: string) => {
    const shown = await get(`/api/files/${id}`, ada, { Range: range });
    return [shown.status, await shown.text(), shown.headers.get('content-range')];
  };
  expect(await part('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10']);
  expect(await part('bytes=-2')).toEqual([206, '89', 'bytes 8-9/10']);
  expect(await part('bytes=20-30')).toEqual([416, '', 'bytes */10']);
  expect(await part('bytes=0-1,4-5')).toEqual([200, '0123456789', null]);
});

test('[U4] what is too large, too much or a bomb is refused in words', async () => {
  const own = await openOwn({ MAX_FILE_MB: '1', FILES_PER_PERSON_MB: '1' });
  const ada = await own.signIn();
  const mb = 1024 * 1024;
  expect(await codeOf(await begin(ada, mb + 1, 'x', own))).toEqual([413, 'too_large']);
  expect(await codeOf(await begin(ada, 0, 'x', own))).toEqual([400, 'invalid']);
  expect((await begin(ada, mb - 10, 'x', own)).status).toBe(201);
  // What is under way counts, too.
  expect(await codeOf(await begin(ada, 11, 'x', own))).toEqual([409, 'conflict']);
  const eve = await own.signIn();
  const bomb = await sharp({ create: { width: 8_000, height: 7_000, channels: 3, background: 'red' } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  const location = (await begin(eve, bomb.length, 'bomb.png', own)).headers.get('location') ?? '';
  expect(await codeOf(await piece(eve, location, 0, bomb, own))).toEqual([413, 'too_large']);
  // Nothing of it stays.
  const files = (folder: string) => readdirSync(join(own.dataDir, folder));
  expect(files('uploads').filter((name) => name.includes(location.split('/').at(-1) ?? ''))).toEqual([]);
  for (let n = 0; n < limits.uploads; n += 1) expect((await begin(eve, 1, 'x', own)).status).toBe(201);
  expect(await codeOf(await begin(eve, 1, 'x', own))).toEqual([429, 'rate_limited']);
  const none = await openOwn({ MAX_FILE_MB: '0' });
  expect(await codeOf(await begin(await none.signIn(), 1, 'x', none))).toEqual([403, 'forbidden']);
});

test('[U4] uploads that begin in the same moment count like those that begin one after the other', async () => {
  const own = await openOwn({ MAX_FILE_MB: '1', FILES_PER_PERSON_MB: '1' });
  const beginAtOnce = async (who: Person, count: number, size: number) => {
    const begun = await Promise.all(Array.from({ length: count }, () => begin(who, size, 'x', own)));
    return begun.filter(({ status }) => status === 201).length;
  };
  expect(await beginAtOnce(await own.signIn(), limits.uploads + 10, 1)).toBe(limits.uploads);
  expect(await beginAtOnce(await own.signIn(), 10, 400_000)).toBe(2);
});

test('[U1] a part of tus that is not spoken here is refused in words, and is no fault', async () => {
  const ada = await place.signIn();
  const parts = { 'Upload-Concat': 'final;/api/uploads/a /b' };
  expect(await codeOf(await begin(ada, 1, 'x', place, parts))).toEqual([400, 'invalid']);
  expect(place.log.entries.filter(({ level }) => level === 'error')).toEqual([]);
});

test('[U4] a person begins so many uploads at once, and then one every two seconds', async () => {
  const own = await openOwn({ RATE_LIMITS: 'on' });
  const ada = await own.signIn();
  const statuses: number[] = [];
  while (statuses.length < 70 && statuses.at(-1) !== 429) {
    const begun = await begin(ada, 1, 'x', own);
    statuses.push(begun.status);
    const location = begun.headers.get('location');
    if (location !== null)
      await own.fetch(location, { method: 'DELETE', headers: { Cookie: ada.cookie, ...tus } });
  }
  expect(statuses.at(-1)).toBe(429);
  // Some of them come back while they are asked for.
  expect(statuses.length).toBeGreaterThan(60);
});

test('[U4] uploads leave the disk what it keeps for the database, also those that began before', async () => {
  const own = await openOwn();
  const ada = await own.signIn();
  const location = (await begin(ada, 6, 'a.txt', own)).headers.get('location') ?? '';
  await own.app.close();
  const full = await openOwn({ DATA_DIR: own.dataDir, SPARE_DISK_MB: '100000000' });
  expect(await codeOf(await begin(ada, 6, 'b.txt', full))).toEqual([503, 'unavailable']);
  expect(await codeOf(await piece(ada, location, 0, Buffer.from('abc'), full))).toEqual([503, 'unavailable']);
  // What was refused is not under way.
  for (let n = 0; n < limits.uploads; n += 1) await begin(ada, 1, 'x', full);
  await full.app.close();
  const next = await openOwn({ DATA_DIR: own.dataDir });
  expect((await piece(ada, location, 0, Buffer.from('abcdef'), next)).status).toBe(204);
  expect((await begin(ada, 1, 'x', next)).status).toBe(201);
});

test('[U4] a picture that can’t be read is a file like any other', async () => {
  const ada = await place.signIn();
  const id = await upload(ada, png.subarray(0, 60), 'half.png');
  await say(ada, 'general', [{ id }], 'half a picture');
  expect((await lastOf(ada, 'general'))?.files).toEqual([
    { id, name: 'half.png', type: 'image/png', size: 60 },
  ]);
});

test('[U5] what is deleted leaves no bytes, and an export takes them along', async () => {
  const own = await openOwn();
  const ada = await own.signIn();
  const [first, second] = [await upload(ada, png, 'a.png', own), await upload(ada, png, 'b.png', own)];
  const sent = await say(ada, 'general', [{ id: first }], '', own);
  await say(ada, 'general', [{ id: second }], '', own);
  const archive = await get('/api/account/export', ada, {}, own);
  const { strFromU8, unzipSync } = await import('fflate');
  const files = unzipSync(new Uint8Array(await archive.arrayBuffer()));
  expect(files[`files/${first}/a.png`]?.length).toBe(png.length);
  expect(strFromU8(files['messages.jsonl'] ?? new Uint8Array())).toContain(first);
  await run(ada, 'message:delete', { room: 'general', seq: sent.seq }, own);
  expect((await get(`/api/files/${first}`, ada, {}, own)).status).toBe(404);
  const kept = (folder: string) => readdirSync(join(own.dataDir, 'files', folder));
  await eventually(() => kept('previews').length === 1, 'the preview to go');
  expect(kept('previews')).toEqual([`${second}.webp`]);
  expect(kept('content')).toEqual([`${second}.bin`]);
  expect(readdirSync(join(own.dataDir, 'uploads'))).toEqual([]);
});

test('[U1] an upload goes on after a restart of the server', async () => {
  const own = await openOwn();
  const ada = await own.signIn();
  const location = (await begin(ada, 6, 'a.txt', own)).headers.get('location') ?? '';
  await piece(ada, location, 0, Buffer.from('abc'), own);
  await own.app.close();
  const next = await openOwn({ DATA_DIR: own.dataDir });
  const look = await next.fetch(location, { method: 'HEAD', headers: { Cookie: ada.cookie, ...tus } });
  expect(look.headers.get('upload-offset')).toBe('3');
  expect((await piece(ada, location, 3, Buffer.from('def'), next)).status).toBe(204);
  const shown = await get(`/api/files/${location.split('/').at(-1)}`, ada, {}, next);
  expect(await shown.text()).toBe('abcdef');
});

test('[L5] who knows only lines reads that there is a file', async () => {
  const ada = await place.signIn();
  const lobby = await place.lobby();
  const heard = lobby.hears<string>('chat message', (text) => text.includes('[file'));
  await run(ada, 'room:join', { room: 'lobby' });
  const id = await upload(ada, Buffer.from('x'), 'tides.txt');
  await say(ada, 'lobby', [{ id }], 'look');
  expect(await heard).toBe('look\n[file: tides.txt]');
});
