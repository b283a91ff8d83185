import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';

const sections = ['people', 'rooms', 'bots', 'invites', 'audit', 'server'];

test('administration, reports and the page of an invitation have no obstacle for assistive technology', async ({
  server,
  arrive,
}) => {
  const olga = await arrive(undefined, { reducedMotion: 'reduce' });
  await olga.own('Olga', 'low water at noon');
  await arrive('Ben');
  await olga.visit('/admin/bots');
  await olga.page.getByRole('textbox', { name: 'Name of a new bot' }).fill('Tide table');
  await olga.button('Make the bot').click();
  await expect(olga.button('New token for Tide table')).toBeVisible();
  await olga.visit('/admin/invites');
  await olga.page.getByRole('form', { name: 'New invitation' }).getByRole('button').last().click();
  const link = (await olga.page.getByLabel('Invitation link', { exact: true }).textContent()) ?? '';
  const stranger = await arrive(undefined, { reducedMotion: 'reduce' });
  await stranger.page.goto(new URL(link, server.url).href);
  await expect(stranger.page.getByText(/Olga/).first()).toBeVisible();

  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const at = ` at ${viewport.width}`;
    for (const { page } of [olga, stranger]) await page.setViewportSize(viewport);
    expect.soft(await violations(stranger), `invitation${at}`).toEqual([]);
    for (const section of [...sections.map((name) => `/admin/${name}`), '/reports'])
      await test.step(section + at, async () => {
        await olga.visit(section);
        await expect(olga.page.getByRole('heading').first()).toBeVisible();
        await expect(olga.page.getByText(/^Loading/)).toHaveCount(0);
        expect.soft(await violations(olga), section + at).toEqual([]);
        const shown = olga.page.getByRole('navigation').locator('[aria-current=page]').last();
        if (section !== '/reports') await expect(shown).toBeInViewport();
        const overflow = await olga.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect.soft(overflow, `overflow of ${section}${at}`).toBe(0);
      });
  }
});
