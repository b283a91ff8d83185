import { bytes } from './bytes.ts';

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [245_760, '245.8 kB'],
  [9_437_184, '9.4 MB'],
  [3e15, '3,000 TB'],
])('%d bytes are %s', (value, text) => {
  expect(bytes(value)).toBe(text);
});
