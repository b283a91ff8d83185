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

/** A colour of CSS Color 4, section 9: lightness and chroma as a token has them, and a hue in degrees. */
function oklch(token: string, hue: number): string {
  const [lightness = 0, chroma = 0] = token.split(' ').map(Number);
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const parts = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((part) => (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055));
  return `#${parts
    .map((part) => Math.round(255 * Math.min(1, Math.max(0, part))))
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')}`;
}

test.each([':root', ":root[data-theme='dark']"])(
  'initials can be read on an avatar of any hue, also with high contrast: %s',
  (scheme) => {
    const tokens = block(scheme);
    for (let hue = 0; hue < 360; hue += 15) {
      const [ground, ink] = ['avatar-ground', 'avatar-ink'].map((name) => oklch(tokens.get(name) ?? '', hue));
      expect(contrast(ground ?? '', ink ?? '')).toBeGreaterThanOrEqual(7);
    }
  },
);

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
