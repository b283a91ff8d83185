import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { SharpImages } from './sharp-images.ts';

const images = new SharpImages();

/** Red at the left, green in the middle, blue at the right. */
const flag = (): ReturnType<typeof sharp> => {
  const stripe = (left: number, background: string) => ({
    input: { create: { width: 100, height: 100, channels: 3 as const, background } },
    left,
    top: 0,
  });
  return sharp({ create: { width: 300, height: 100, channels: 3, background: 'black' } }).composite([
    stripe(0, '#ff0000'),
    stripe(100, '#00ff00'),
    stripe(200, '#0000ff'),
  ]);
};

const squares = async (picture: Uint8Array, sizes = [64, 32]) => {
  const ack = await images.squares(picture, sizes);
  if (!ack.ok) throw new Error(ack.error.message);
  return ack.data;
};
const refused = async (picture: Uint8Array | string) => {
  const ack = await images.squares(Buffer.from(picture), [64]);
  return ack.ok ? 'ok' : ack.error.code;
};
const colourAt = async (picture: Uint8Array, x: number, y: number) => {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  const at = (y * info.width + x) * info.channels;
  return (['red', 'green', 'blue'] as const)[
    [0, 1, 2].toSorted((a, b) => (data[at + b] ?? 0) - (data[at + a] ?? 0))[0] ?? 0
  ];
};

function chunk(type: string, data: Buffer): Buffer {
  const crcs = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c;
  });
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  let crc = 0xffffffff;
  for (const byte of body) crc = (crcs[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE((crc ^ 0xffffffff) >>> 0, body.length + 4);
  return framed;
}

/** Some hundred kilobytes that would be gigabytes of pixels. */
function bomb(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * 2_000));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('the middle square of a picture is taken, in every size, as WebP', async () => {
  const [large, small] = await squares(await flag().jpeg().toBuffer());
  for (const [made, side] of [
    [large, 64],
    [small, 32],
  ] as const) {
    expect(await sharp(made).metadata()).toMatchObject({ format: 'webp', width: side, height: side });
    expect(await colourAt(made ?? Buffer.alloc(0), 2, 2)).toBe('green');
    expect(await colourAt(made ?? Buffer.alloc(0), side - 3, side - 3)).toBe('green');
  }
});

test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('%s is read', async (format) => {
  const [made] = await squares(await flag().toFormat(format).toBuffer(), [16]);
  expect(await sharp(made).metadata()).toMatchObject({ format: 'webp', width: 16 });
});

test('a picture stands as the camera was held, and nothing else that the camera wrote is kept', async () => {
  const upright = await sharp({ create: { width: 40, height: 80, channels: 3, background: '#0000ff' } })
    .composite([
      { input: { create: { width: 40, height: 40, channels: 3, background: '#ff0000' } }, left: 0, top: 0 },
    ])
    .jpeg()
    .toBuffer();
  const turned = await sharp(upright)
    .withMetadata({ orientation: 3, exif: { IFD0: { Copyright: 'Somebody', Software: 'Where I live' } } })
    .toBuffer();
  expect(turned.toString('latin1')).toContain('Where I live');
  const [made = Buffer.alloc(0)] = await squares(turned);
  expect(await colourAt(made, 32, 4)).toBe('blue');
  const about = await sharp(made).metadata();
  expect([about.exif, about.xmp, about.icc, about.orientation]).toEqual(Array(4).fill(undefined));
  expect(Buffer.from(made).toString('latin1')).not.toContain('Where I live');
});

test('of an animation the first frame is taken', async () => {
  const frames = await Promise.all(
    ['#ff0000', '#0000ff'].map((background) =>
      sharp({ create: { width: 20, height: 20, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const moving = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  expect((await sharp(moving).metadata()).pages).toBe(2);
  const [made = Buffer.alloc(0)] = await squares(moving);
  expect((await sharp(made).metadata()).pages ?? 1).toBe(1);
  expect(await colourAt(made, 8, 8)).toBe('red');
});

test('what is see-through stays so', async () => {
  const clear = await sharp({ create: { width: 9, height: 9, channels: 4, background: '#00000000' } })
    .png()
    .toBuffer();
  const [made] = await squares(clear);
  expect(await sharp(made).metadata()).toMatchObject({ hasAlpha: true });
});

test('what is no picture, or one that can hold more than pixels, is refused', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
  const whole = await flag().jpeg().toBuffer();
  const tiff = await flag().tiff().toBuffer();
  expect(await refused(svg)).toBe('invalid');
  expect(await refused(`<?xml version="1.0"?>${svg}`)).toBe('invalid');
  expect(await refused('%PDF-1.7\n1 0 obj')).toBe('invalid');
  expect(await refused('<!doctype html><script>alert(1)</script>')).toBe('invalid');
  expect(await refused(tiff)).toBe('invalid');
  expect(await refused('GIF89a')).toBe('invalid');
  expect(await refused('PK\x03\x04')).toBe('invalid');
  expect(await refused(whole.subarray(0, whole.length / 2))).toBe('invalid');
});

test('a small file that would be gigabytes of pixels is refused for what its header says', async () => {
  const small = bomb(60_000);
  expect(small.length).toBeLessThan(500_000);
  expect(await refused(small)).toBe('too_large');
  expect(await refused(bomb(8_000))).toBe('too_large');
});

test('an AVIF, which takes most memory for a pixel, may have fewer', async () => {
  const avif = (width: number) =>
    sharp({ create: { width, height: 2_500, channels: 3, background: 'navy' } })
      .avif({ effort: 0 })
      .toBuffer();
  expect(await refused(await avif(4_200))).toBe('too_large');
  expect(await refused(await avif(400))).toBe('ok');
});

test('pictures take turns, and only so many wait', async () => {
  const picture = await flag().png().toBuffer();
  const own = new SharpImages();
  const acks = await Promise.all(Array.from({ length: 20 }, () => own.squares(picture, [16])));
  const codes = acks.map((ack) => (ack.ok ? 'ok' : ack.error.code));
  expect(codes.slice(0, 16)).toEqual(Array(16).fill('ok'));
  expect(codes.slice(16)).toEqual(Array(4).fill('unavailable'));
  expect(await own.squares(picture, [16])).toMatchObject({ ok: true });
});

test('a picture for a preview is read when its turn comes, so that many that wait take no memory', async () => {
  const picture = await flag().png().toBuffer();
  const own = new SharpImages();
  let held = 0;
  let most = 0;
  const read = async (): Promise<Uint8Array> => {
    held += 1;
    most = Math.max(most, held);
    return picture;
  };
  const one = async (): Promise<void> => {
    await own.preview(read, { width: 30, height: 30 });
    held -= 1;
  };
  await Promise.all(Array.from({ length: 12 }, one));
  // The next one is read before whoever asked for the last one hears of it.
  expect(most).toBeLessThanOrEqual(2);
});
