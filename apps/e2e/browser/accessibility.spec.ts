import { tellStory } from '../harness/story.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { screens } from './screens.ts';

for (const [device, viewport] of Object.entries({
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
}))
  test(`no screen has an obstacle for assistive technology: ${device}`, async ({ server, arrive }) => {
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

test('at 400 % zoom nothing stands out of any screen, what opens in front of one is wholly in sight, and nothing moves for who wants that', async ({
  server,
  arrive,
}) => {
  // What is left of 1280 by 1024 (WCAG 1.4.10).
  const viewport = { width: 320, height: 256 };
  const story = await tellStory(server.url);
  const app = await arrive(undefined, { viewport, reducedMotion: 'reduce', as: story.viewer });
  for (const { name, show } of screens)
    await test.step(name, async () => {
      await show({ app, server, story });
      const out = await app.page.evaluate(() => {
        const { scrollWidth, clientHeight } = document.documentElement;
        const inFront = document.querySelectorAll('[role=dialog], [role=alertdialog], [role=menu]');
        const boxes = [...inFront].map((card) => card.getBoundingClientRect());
        const moves = document.getAnimations().filter((one) => {
          const { duration, iterations } = one.effect?.getComputedTiming() ?? {};
          return one.playState === 'running' && (iterations === Infinity || Number(duration) > 1);
        });
        return {
          moves: moves.length,
          wider: scrollWidth - window.innerWidth,
          cut: boxes.filter(({ top, bottom }) => top < -1 || bottom > clientHeight + 1).length,
        };
      });
      expect.soft(out, name).toEqual({ moves: 0, wider: 0, cut: 0 });
    });
  await story.end();
});
