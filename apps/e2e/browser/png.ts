import { crc32, deflateSync } from 'node:zlib';

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG of one colour, with noise where it must not be small. */
export function png(
  width: number,
  height: number,
  colour: readonly [number, number, number],
  noise = 0,
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.from(Array(width).fill(colour).flat())]);
  const rows = Buffer.concat(Array(height).fill(row));
  for (let at = 1, x = 7; noise > 0 && at < rows.length; at += 1) {
    x = (x * 1_103_515_245 + 12_345) % 2_147_483_648;
    if (at % row.length !== 0) rows[at] = Math.min(255, (rows[at] ?? 0) + ((x >> 16) % noise));
  }
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
