import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

const { dataset } = document.documentElement;

beforeEach(() => {
  localStorage.clear();
  for (const name of Object.keys(dataset)) delete dataset[name];
});

test('theme, accent and density take effect at once, and on my other devices', async () => {
  const scene = smallPlace();
  const { user, pass, happen } = await renderChat(scene, '/settings/appearance');
  await pass(10);
  await user.click(await screen.findByRole('radio', { name: /^Dark/ }));
  await user.click(screen.getByRole('radio', { name: 'Teal' }));
  await user.click(screen.getByRole('radio', { name: /^Compact/ }));
  await pass(10);
  const look = { theme: 'dark', accent: 'teal', density: 'compact' };
  expect(dataset).toMatchObject(look);
  expect(Object.fromEntries(scene.server.preferences)).toEqual({
    'look.theme': 'dark',
    'look.accent': 'teal',
    'look.density': 'compact',
  });
  expect(JSON.parse(localStorage.getItem('parley:look') ?? '')).toEqual(look);
  await happen(() => scene.server.setPreference('look.theme', 'light'));
  expect(dataset['theme']).toBe('light');
  const themes = within(screen.getByRole('group', { name: 'Theme' }));
  expect(themes.getByRole('radio', { name: /^Light/ })).toBeChecked();
});

test('what was chosen in this browser stays until it is known what counts', async () => {
  const scene = smallPlace();
  dataset['theme'] = 'dark';
  scene.server.withhold();
  const { pass, happen } = await renderChat(scene);
  await pass(100);
  expect(dataset['theme']).toBe('dark');
  await happen(() => scene.server.answerAll());
  await pass(100);
  expect(dataset['theme']).toBeUndefined();
});

const css = ['schemes', 'accents']
  .map((name) => readFileSync(join(import.meta.dirname, `../../styles/${name}.css`), 'utf8'))
  .join('');

const block = (selector: string): ReadonlyMap<string, string> => {
  const from = css.indexOf(`${selector} {`);
  const text = css.slice(from, css.indexOf('}', from));
  return new Map(
    [...text.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
};

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const blue = (scheme: ReadonlyMap<string, string>, token: string) =>
  /#[0-9a-f]{6}/.exec(scheme.get(token) ?? '')?.[0] ?? '';

test('the dark is the same whether the system wants it or the person', () => {
  const system = block(":root:not([data-theme='light'])");
  expect(system.size).toBeGreaterThan(30);
  expect([...block(":root[data-theme='dark']")]).toEqual([...system]);
});

test.each(['blue', 'teal', 'green', 'orange', 'pink', 'violet'])(
  'the accent %s can be read wherever it stands, light and dark',
  (accent) => {
    for (const [scheme, suffix] of [
      [block(':root'), 'l'],
      [block(":root[data-theme='dark']"), 'd'],
    ] as const) {
      const own = block(`:root[data-accent='${accent}']`);
      const of = (token: string) =>
        (accent === 'blue' ? undefined : own.get(`${token}-${suffix}`)) ?? blue(scheme, token);
      const grounds = ['canvas', 'side', 'raised', 'hover', 'pressed'].map((name) => blue(scheme, name));
      for (const ground of [...grounds, of('accent-soft')])
        expect(contrast(of('accent-ink'), ground)).toBeGreaterThanOrEqual(4.5);
      for (const fill of [of('accent'), of('accent-hover')])
        expect(contrast('#ffffff', fill)).toBeGreaterThanOrEqual(4.5);
    }
  },
);
