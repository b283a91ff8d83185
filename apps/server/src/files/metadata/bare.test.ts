import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { makeBare } from './bare.ts';
import { sourceOf } from './source.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-bare-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;

/** The file as it is kept. */
async function bare(bytes: Uint8Array, type: string): Promise<Buffer> {
  const path = join(folder, `${(made += 1)}`);
  writeFileSync(path, bytes);
  await makeBare(path, type);
  const once = readFileSync(path);
  expect(once).toHaveLength(bytes.length);
  await makeBare(path, type);
  expect(readFileSync(path).equals(once)).toBe(true);
  return once;
}

/** Seconds of a latitude as they stand in a file, whichever end first. */
const SECONDS = 812_345_678;
const wherever = [Buffer.alloc(4), Buffer.alloc(4)] as const;
wherever[0].writeUInt32LE(SECONDS);
wherever[1].writeUInt32BE(SECONDS);
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="48,8.2N"/></rdf:RDF></x:xmpmeta>`;

/** A photo of Ada's, taken at the harbour with the phone held upright, in the colours of that phone. */
const photo = (): ReturnType<typeof sharp> =>
  sharp({ create: { width: 48, height: 32, channels: 3, background: '#3366aa' } })
    .composite([
      { input: { create: { width: 24, height: 8, channels: 3, background: '#ffcc00' } }, left: 0, top: 0 },
    ])
    .withMetadata({ orientation: 6 })
    .withIccProfile('p3')
    .withExif({
      IFD0: { Make: 'Ada’s phone' },
      IFD2: { UserComment: 'at the harbour', DateTimeOriginal: '2026:05:04 12:00:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: `48/1 8/1 ${SECONDS}/100000000` },
    })
    .withXmp(xmp);

const tellsNothing = (file: Buffer) => {
  for (const seconds of wherever) expect(file.includes(seconds)).toBe(false);
  expect(file.toString('latin1')).not.toMatch(/phone|harbour|2026:05:04|GPSLatitude|48,8\.2N/);
};

/** It is seen as before: the same pixels in the same colours, turned the same way. */
async function isSeenAs(file: Buffer, before: Buffer): Promise<void> {
  const [now, then] = await Promise.all([file, before].map((each) => sharp(each).metadata()));
  expect([now?.orientation, now?.icc?.length]).toEqual([then?.orientation, then?.icc?.length]);
  const [pixels, same] = await Promise.all(
    [file, before].map((each) => sharp(each, { failOn: 'warning' }).autoOrient().raw().toBuffer()),
  );
  expect(same && pixels?.equals(same)).toBe(true);
}

test.each(['jpeg', 'png', 'webp', 'avif'] as const)(
  'a photo as %s does not tell where it was taken, and is seen as before',
  async (format) => {
    const taken = await photo().toFormat(format).toBuffer();
    expect(wherever.some((seconds) => taken.includes(seconds))).toBe(true);
    // In a PNG libvips writes no XMP.
    expect(taken.includes('48,8.2N')).toBe(format !== 'png');
    const kept = await bare(taken, `image/${format}`);
    tellsNothing(kept);
    await isSeenAs(kept, taken);
  },
);

test('a JPEG keeps how the phone was held, and nothing of IPTC', async () => {
  const taken = await photo().jpeg().toBuffer();
  const iptc = Buffer.from(
    'Photoshop 3.0\0' + '8BIM\x04\x04\0\0\0\0\0\x10\x1c\x02\x5a\0\x09the harbour\0',
    'latin1',
  );
  const segment = Buffer.concat([Buffer.from([0xff, 0xed, 0, iptc.length + 2]), iptc]);
  const named = Buffer.concat([taken.subarray(0, 2), segment, taken.subarray(2)]);
  const kept = await bare(named, 'image/jpeg');
  tellsNothing(kept);
  expect((await sharp(taken).metadata()).orientation).toBe(6);
  expect((await sharp(kept).metadata()).orientation).toBe(6);
  await isSeenAs(kept, taken);
});

test('nor do further pictures in the same JPEG tell it', async () => {
  const second = await photo().jpeg().toBuffer();
  const first = await sharp(second).jpeg().toBuffer();
  // An index with one directory of one entry: two images, the second behind the first (CIPA DC-007, 5.2.3).
  const index = Buffer.alloc(8 + 2 + 12 + 4 + 32);
  index.write('II*\0', 'latin1');
  index.writeUInt32LE(8, 4);
  index.writeUInt16LE(1, 8);
  index.writeUInt16LE(0xb002, 10);
  index.writeUInt16LE(7, 12);
  index.writeUInt32LE(32, 14);
  index.writeUInt32LE(26, 18);
  const body = Buffer.concat([Buffer.from('MPF\0', 'latin1'), index]);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe2, 0, body.length + 2]), body]);
  const whole = Buffer.concat([first.subarray(0, 2), segment, first.subarray(2)]);
  // Counted from where the index begins, behind the marker, its length and its name.
  whole.writeUInt32LE(whole.length - (2 + 4 + 4), 2 + 4 + 4 + 26 + 16 + 8);
  const both = Buffer.concat([whole, second]);
  expect(both.includes('harbour')).toBe(true);
  const kept = await bare(both, 'image/jpeg');
  tellsNothing(kept);
  await isSeenAs(kept.subarray(whole.length), second);
});

test('what makes an HDR picture of two stays, unless it names a place', async () => {
  const packet = (more: string) =>
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0" ${more}/></rdf:RDF></x:xmpmeta>`;
  const plain = () => sharp({ create: { width: 8, height: 8, channels: 3, background: 'navy' } });
  const hdr = await plain().withXmp(packet('')).jpeg().toBuffer();
  expect((await bare(hdr, 'image/jpeg')).equals(hdr)).toBe(true);
  const placed = await plain().withXmp(packet('xmlns:photoshop="p" photoshop:City="Kiel"')).jpeg().toBuffer();
  expect((await bare(placed, 'image/jpeg')).includes('Kiel')).toBe(false);
});

test('a PNG with what other formats have in its texts tells nothing either, and keeps texts of another kind', async () => {
  const taken = await photo().png().toBuffer();
  const chunk = (type: string, text: string) => {
    const data = Buffer.from(text, 'latin1');
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    return Buffer.concat([head, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  };
  // Behind the header, 8 and 25 bytes long.
  const told = Buffer.concat([
    taken.subarray(0, 33),
    chunk('tEXt', 'Raw profile type exif\0 the harbour'),
    chunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${xmp}`),
    chunk('tEXt', 'Title\0Boats'),
    taken.subarray(33),
  ]);
  const kept = await bare(told, 'image/png');
  tellsNothing(kept);
  expect(kept.includes('Boats')).toBe(true);
});

const box = (type: string, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

test('a film does not tell where it was taken, and nothing else of it changes', async () => {
  const number = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };
  const text = (said: string) => Buffer.from(said, 'latin1');
  const key = (name: string) => box('mdta', text(name));
  const value = (index: number, said: string) =>
    box(number(index).toString('latin1'), box('data', number(1), number(0), text(said)));
  const meta = box(
    'meta',
    box('hdlr', Buffer.alloc(25)),
    box(
      'keys',
      number(0),
      number(2),
      key('com.apple.quicktime.make'),
      key('com.apple.quicktime.location.ISO6709'),
    ),
    box('ilst', value(1, 'A phone'), value(2, '+54.3213+010.1349/')),
  );
  const film = Buffer.concat([
    box('ftyp', text('qt  '), number(0)),
    box(
      'moov',
      box('mvhd', Buffer.alloc(100)),
      meta,
      box('udta', box('\u00a9xyz', text('\0\x12\x15\xc7+54.3213+010.1349/'))),
    ),
    box('mdat', text('pictures')),
  ]);
  const kept = await bare(film, 'video/quicktime');
  expect(kept.includes('54.3213')).toBe(false);
  expect(kept.includes('A phone')).toBe(true);
  const changed = [...kept.entries()].filter(([at, byte]) => byte !== film[at]).length;
  expect(changed).toBeLessThan(80);
});

test('what is not as its format has it stays as it is, and keeps nobody busy', async () => {
  const jpeg = await photo().jpeg().toBuffer();
  const cut = jpeg.subarray(0, 24);
  expect((await bare(cut, 'image/jpeg')).subarray(0, 2)).toEqual(jpeg.subarray(0, 2));
  for (const type of ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'video/mp4']) {
    for (const bytes of [Buffer.alloc(0), Buffer.alloc(5_000), Buffer.alloc(5_000, 0xff)])
      expect((await bare(bytes, type)).equals(bytes)).toBe(true);
  }
  // Sixty thousand items that are all the same bytes.
  const item = Buffer.from([0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0]);
  const items = Buffer.concat(Array.from({ length: 60_000 }, () => item));
  const infe = box('infe', Buffer.from([2, 0, 0, 0, 0, 1, 0, 0]), Buffer.from('Exif\0'));
  const meta = box(
    'meta',
    Buffer.alloc(4),
    box('iinf', Buffer.alloc(4), Buffer.from([0, 1]), infe),
    box('iloc', Buffer.from([0, 0, 0, 0, 0x44, 0, 0xea, 0x60]), items),
  );
  const busy = Buffer.concat([box('ftyp', Buffer.from('avif')), meta, box('mdat', Buffer.alloc(100_000))]);
  await bare(busy, 'image/avif');
});

test('a file is not read over and over, however it is made', async () => {
  let reads = 0;
  const file = {
    read: async (buffer: Uint8Array) => {
      reads += 1;
      return { buffer, bytesRead: buffer.length };
    },
  };
  const source = sourceOf(file, 100_000);
  const forEver = async () => {
    for (let at = 0; ; at = (at + 70_000) % 100_000) await source.read(at, 8);
  };
  await expect(forEver()).rejects.toThrow(RangeError);
  expect(reads).toBeLessThan(2_000);
});

test('what is no picture and no film is not touched', async () => {
  const text = Buffer.from('Exif\0\0II*\0 in a text');
  expect((await bare(text, 'text/plain')).equals(text)).toBe(true);
});
