import { initials, nameHue } from './avatar-look.ts';

test.each([
  ['Ada Okafor', 'AO'],
  ['ada', 'A'],
  ['Ada Maria Okafor', 'AO'],
  ['first_steps', 'FS'],
  ['李雷', '李'],
  ['דנה כהן', 'דכ'],
  ['🦊 Fox', '🦊'],
  ['Fox 🦊', 'F'],
  ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
  ['...', '.'],
  ['Ben <b>x</b>', 'B'],
  ['Ada (Berlin)', 'A'],
])('%s has the initials %s', (name, expected) => {
  expect(initials(name)).toBe(expected);
});

test('a name has one hue, and names spread over the circle', () => {
  expect(nameHue('Ada')).toBe(nameHue('Ada'));
  const hues = new Set(Array.from({ length: 200 }, (_, index) => nameHue(`Guest ${index}`)));
  expect(hues.size).toBeGreaterThan(16);
  for (const hue of hues) expect(hue).toBeLessThan(360);
});
