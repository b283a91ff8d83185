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
