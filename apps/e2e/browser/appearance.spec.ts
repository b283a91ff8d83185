import type { Locator } from '@playwright/test';
import { GENERAL } from '@parley/events';
import { newId } from '../harness/ids.ts';
import { signIn } from '../harness/person.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';

const ground = 'getComputedStyle(document.body).backgroundColor';
const dark = 'rgb(21, 22, 23)';

test('the look is chosen once for all devices, and is there before anything else is painted', async ({
  arrive,
  server,
}) => {
  const ada = await signIn(server.url, 'Ada');
  const desk = await arrive(undefined, { as: ada, colorScheme: 'light' });
  const phone = await arrive(undefined, {
    as: ada,
    colorScheme: 'light',
    viewport: { width: 390, height: 844 },
  });
  await desk.page.goto(new URL('/settings/appearance', server.url).href);
  await desk.page.getByText('Dark', { exact: true }).click();
  for (const { page } of [desk, phone]) await expect.poll(() => page.evaluate(ground)).toBe(dark);
  await desk.page.getByText('Violet', { exact: true }).click();
  await expect(phone.page.locator('html')).toHaveAttribute('data-accent', 'violet');
  await desk.page.getByText('Compact', { exact: true }).click();
  await expect(phone.page.locator('html')).toHaveAttribute('data-density', 'compact');
  expect(await violations(desk)).toEqual([]);

  // No script of the page runs: what is dark is so by look.js alone.
  await phone.page.route('**/assets/*.js', (route) => route.abort());
  await phone.page.reload({ waitUntil: 'domcontentloaded' });
  expect(await phone.page.evaluate(ground)).toBe(dark);
  await phone.page.unroute('**/assets/*.js');

  await desk.page.getByText('High contrast', { exact: true }).click();
  await expect(desk.page.locator('html')).toHaveAttribute('data-theme', 'contrast');
  expect(await violations(desk)).toEqual([]);
  await desk.page.getByText('Same as system', { exact: true }).click();
  await expect(desk.page.locator('html')).not.toHaveAttribute('data-theme');
});

test('who asks the device for more contrast has it, in the dark as in the light', async ({ arrive }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const app = await arrive(undefined, { colorScheme, contrast: 'more' });
    await expect(app.nameField).toBeVisible();
    const inkOf = (element: Locator) => element.evaluate((node) => getComputedStyle(node).color);
    const lead = app.page.getByText('No account needed');
    expect(await inkOf(lead)).toBe(await inkOf(app.page.getByRole('heading', { level: 1 })));
  }
});

test('with more contrast a line is around the room that is open and around a dialog, and lines of the accent are as strong as its ink', async ({
  arrive,
  server,
}) => {
  const ada = await signIn(server.url, 'Ada');
  for (const contrast of ['no-preference', 'more'] as const) {
    const app = await arrive(undefined, { as: ada, colorScheme: 'dark', contrast });
    await app.openRoom('general');
    const ofRoot = (name: string) =>
      app.page.evaluate((token) => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = `var(${token})`;
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
      }, name);
    const ring = await app.roomLink('general').evaluate((link) => getComputedStyle(link).boxShadow);
    const line = await ofRoot('--field-line');
    expect(ring.includes(line)).toBe(contrast === 'more');
    await app.page.keyboard.press('Control+k');
    const edge = await app.dialog.evaluate((dialog) => getComputedStyle(dialog).boxShadow);
    expect(edge.includes(line)).toBe(contrast === 'more');
    expect((await ofRoot('--accent-line')) === (await ofRoot('--accent-ink'))).toBe(contrast === 'more');
  }
});

test('where the device chooses the colours, one sees what the keys are at, what is chosen and who is meant', async ({
  arrive,
  server,
}) => {
  const app = await arrive('Ada', { forcedColors: 'active' });
  await app.openRoom('general');
  const groundOf = (element: Locator) => element.evaluate((node) => getComputedStyle(node).backgroundColor);
  expect(await groundOf(app.roomLink('general'))).not.toBe(await groundOf(app.roomLink('lobby')));
  const inkOf = (name: string) => app.button(name).evaluate((node) => getComputedStyle(node).color);
  expect(await inkOf('Options for general')).not.toBe(await inkOf('Options for lobby'));
  await app.composer.press('Control+k');
  const options = app.dialog.getByRole('option');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  expect(await groundOf(options.first())).not.toBe(await groundOf(options.last()));
  await app.page.keyboard.press('Escape');

  const ben = await (await signIn(server.url, 'Ben')).open();
  await ben.do('message:send', { room: GENERAL, id: newId(), text: '@Ada, remember the oil.' });
  const message = app.message('remember the oil');
  const ground = await groundOf(message);
  await expect.poll(() => groundOf(message.getByText('@Ada'))).not.toBe(ground);
  await ben.do('message:send', { room: GENERAL, id: newId(), text: 'It was ||the gardener||.' });
  expect(await groundOf(app.button('Show hidden text'))).not.toBe(await groundOf(app.page.locator('body')));
  await app.button('Emoji').click();
  const tone = (name: string) =>
    app.page.locator('label', { has: app.page.getByRole('radio', { name, exact: true }) });
  await tone('Dark').click();
  await expect(tone('Dark').getByRole('radio')).toBeChecked();
  expect(await groundOf(tone('Dark'))).not.toBe(await groundOf(tone('Light')));
});
