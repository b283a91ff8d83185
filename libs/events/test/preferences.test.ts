import { commands, limits, preferenceSchema } from '../src/index.ts';

const set = (key: string, value: unknown) => {
  const parsed = commands['preference:set'].request.safeParse({ key, value });
  return parsed.success
    ? parsed.data.value
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
};

test('[S2] a value is what the schema of its key says, and null takes it away', () => {
  expect(set('look.theme', 'dark')).toBe('dark');
  expect(set('look.theme', null)).toBeNull();
  expect(set('look.theme', 'pink')).toEqual([expect.stringMatching(/^value /)]);
  expect(set('draft:general', { text: 'x', at: 1 })).toEqual({ text: 'x', at: 1 });
  expect(set('draft:general', { text: 'x'.repeat(limits.text + 1), at: 1 })).toEqual([
    expect.stringMatching(/^value\.text /),
  ]);
  expect(set('draft:general', { text: 'x', at: 1, more: 1 })).toEqual([expect.stringMatching(/^value /)]);
  expect(set('sidebar.folders', [{ id: 'f1', name: ' Work ', rooms: ['general'] }])).toEqual([
    { id: 'f1', name: 'Work', rooms: ['general'] },
  ]);
  expect(set('sidebar.folders', [{ id: 'f1', name: ' ', rooms: [] }])).toEqual([
    expect.stringMatching(/^value\.0\.name /),
  ]);
  expect(set('saved:general', [{ seq: 3, at: 1 }])).toEqual([{ seq: 3, at: 1 }]);
  expect(set('saved:general', [{ seq: 0, at: 1 }])).toEqual([expect.stringMatching(/^value\.0\.seq /)]);
  expect(set('notify.quiet', { from: 1_320, to: 420 })).toEqual({ from: 1_320, to: 420 });
});

test.each([
  '',
  'draft',
  'draft:',
  'draft:../etc',
  'draft:a:b',
  'look',
  'toString',
  '__proto__',
  'constructor:a',
])('[S2] “%s” is no key', (key) => {
  expect(preferenceSchema(key)).toBeUndefined();
  expect(set(key, 1)).toEqual(['key is not a preference']);
});

test('[S2] a value is JSON and is given', () => {
  expect(set('look.theme', undefined)).toEqual([expect.stringMatching(/^value/)]);
  expect(commands['preference:set'].request.safeParse({ key: 'look.theme' }).success).toBe(false);
});
