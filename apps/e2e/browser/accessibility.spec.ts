import { PASSWORD } from '../harness/person.ts';
import { tellStory } from '../harness/story.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';
import { ownerScreens, type Scene, screens } from './screens.ts';

test.use({ fetchesAhead: true });

const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
/** What is left of 1280 by 1024 at 400 % (WCAG 1.4.10). */
const zoomed = { width: 320, height: 256 };

/** In the page: what stands out of it, what is open in front and not wholly in sight, and what moves although nothing should. */
const outOfPlace = () => {
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
};

/** Enlarges the page to 400 %, and makes it small again. What stands in front follows a moment later. */
async function expectInPlaceAtZoom({ page }: ParleyPage, name: string): Promise<void> {
  await page.setViewportSize(zoomed);
  await expect
    .configure({ soft: true, timeout: 10_000 })
    .poll(() => page.evaluate(outOfPlace), name)
    .toEqual({ moves: 0, wider: 0, cut: 0 });
  await page.setViewportSize(phone);
}

for (const [device, viewport] of Object.entries({ desk, phone }))
  test(`no screen has an obstacle for assistive technology, and at 400 % zoom none stands out: ${device}`, async ({
    server,
    arrive,
  }) => {
    const look = { viewport, reducedMotion: 'reduce' } as const;
    const story = await tellStory(server.url);
    const judge = async (app: ParleyPage, name: string) => {
      expect.soft(await violations(app), name).toEqual([]);
      // The phone's pages are those of the zoomed desk.
      if (viewport === phone) await expectInPlaceAtZoom(app, name);
    };
    const owner = await arrive(undefined, look);
    await expect(owner.nameField).toBeVisible();
    await judge(owner, 'first screen');
    await owner.nameField.fill('Maya Okafor');
    await owner.button('Enter').click();
    await expect(owner.page.getByRole('alert')).toBeVisible();
    await judge(owner, 'name refused');
    await owner.own('Olga', PASSWORD);
    const app = await arrive(undefined, { ...look, as: story.viewer });
    const scenes: readonly (readonly [typeof screens, Scene])[] = [
      [ownerScreens, { app: owner, server, story }],
      [screens, { app, server, story }],
    ];
    for (const [shown, scene] of scenes)
      for (const { name, show } of shown)
        await test.step(name, async () => {
          await show(scene);
          await judge(scene.app, name);
        });
    await story.end();
  });
