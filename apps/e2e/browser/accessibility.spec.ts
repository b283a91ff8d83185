import AxeBuilder from '@axe-core/playwright';
import { tellStory } from '../harness/story.ts';
import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';
import { screens } from './screens.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** What axe finds against WCAG 2.2 AA on the page as it stands, as one line for each element. */
async function violations(app: ParleyPage): Promise<string[]> {
  // What fades in is judged when it is there.
  await app.page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(passing.map((animation) => animation.finished));
  });
  const { violations: found } = await new AxeBuilder({ page: app.page }).withTags(rules).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
  );
}

for (const colorScheme of ['light', 'dark'] as const)
  for (const [device, viewport] of Object.entries({
    desk: { width: 1440, height: 900 },
    phone: { width: 390, height: 844 },
  }))
    test(`no screen has an obstacle for assistive technology: ${colorScheme}, ${device}`, async ({
      server,
      arrive,
    }) => {
      test.setTimeout(120_000);
      const look = { colorScheme, viewport, reducedMotion: 'reduce' } as const;
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
