import { zipSync } from 'fflate';
import { sniff, SNIFFED } from './sniff.ts';

/** As `sniff`, which must not take long; a busy machine is slow, not wrong. */
async function soon(head: Uint8Array): Promise<string> {
  const before = performance.now();
  const type = await sniff(head.subarray(0, SNIFFED));
  expect(performance.now() - before).toBeLessThan(5_000);
  return type;
}
const text = (said: string) => new TextEncoder().encode(said);
const filled = (...pieces: readonly Uint8Array[]): Uint8Array => {
  const head = new Uint8Array(SNIFFED);
  let at = 0;
  for (let n = 0; at < SNIFFED; n += 1) {
    const piece = pieces[Math.min(n, pieces.length - 1)] ?? new Uint8Array(1);
    head.set(piece.subarray(0, SNIFFED - at), at);
    at += piece.length;
  }
  return head;
};
const hex = (digits: string) => Uint8Array.from(Buffer.from(digits, 'hex'));

test('a file is what its first bytes say, whatever it is called', async () => {
  expect(await soon(text('<!doctype html><script>alert(1)</script>'))).toBe('text/plain');
  expect(await soon(text('%PDF-1.7\n1 0 obj'))).toBe('application/pdf');
  expect(await soon(hex('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489'))).toBe(
    'image/png',
  );
  expect(await soon(hex('00ff00ff'))).toBe('application/octet-stream');
});

test('a text that is cut off within a letter is a text', async () => {
  expect(await soon(text('é'.repeat(SNIFFED)).subarray(0, 4_099))).toBe('text/plain');
});

test.each<readonly [string, Uint8Array]>([
  ['an archive that grows to megabytes', zipSync({ '[Content_Types].xml': new Uint8Array(4_000_000) })],
  ['an archive of empty names', filled(hex(`504b0304${'00'.repeat(26)}`))],
  ['parts of a film that take no room', filled(hex('3026b2758e66cf11a6d900aa0062ce6c'), hex('00'))],
  ['tags within tags', filled(hex('49443304000000000000'))],
  ['elements without an end', filled(hex('1a45dfa3'), hex('80'))],
  ['pieces of a picture without a picture', filled(hex('89504e470d0a1a0a'), hex('000000004141414100000000'))],
  ['boxes of no length', filled(hex('0000001866747970'), hex('00'))],
])('what was made to keep whoever looks at it busy is let go: %s', async (_, head) => {
  expect(await soon(head)).toMatch(/^[a-z]+\/[\w.+-]+$/);
});
