import AxeBuilder from '@axe-core/playwright';
import { tellStory } from '../harness/story.ts';
import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';
import { screens } from './screens.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
/** Rules that look at colours; all others say the same in the light and in the dark. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe finds against WCAG 2.2 AA on the page as it stands, in the light and in the dark, as one line for each element. */
async function violations({ page }: ParleyPage): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // What fades is judged when it is there.
    await page.evaluate(async () => {
      const passing = document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
      await Promise.allSettled(passing.map((animation) => animation.finished));
    });
    const axe = new AxeBuilder({ page });
    const result = await (
      colorScheme === 'light' ? axe.withTags(rules) : axe.withRules(colourRules)
    ).analyze();
    for (const { id, nodes } of result.violations)
      for (const node of nodes)
        found.push(`${colorScheme}, ${id}: ${node.html} ${node.failureSummary ?? ''}`);
  }
  return found;
}

for (const [device, viewport] of Object.entries({
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
}))
  test(`no screen has an obstacle for assistive technology, in the light and in the dark: ${device}`, async ({
    server,
    arrive,
  }) => {
    test.setTimeout(240_000);
    const look = { viewport, reducedMotion: 'reduce' } as const;
    const story = await tellStory(server.url);
    const stranger = await arrive(undefined, look);
    await expect(stranger.nameField).toBeVisible();
    expect.soft(await violations(stranger), 'first screen').toEqual([]);
    await stranger.nameField.fill('Maya Okafor');
    await stranger.button('Enter').click();
    await expect(stranger.page.getByRole('alert')).toBeVisible();
    expect.soft(await violations(stranger), 'name refused').toEqual([]);

    const app = await arrive(undefined, { ...look, as: story.viewer });
    for (const { name, show } of screens)
      await test.step(name, async () => {
        await show({ app, server, story });
        expect.soft(await violations(app), name).toEqual([]);
      });
    await story.end();
  });
