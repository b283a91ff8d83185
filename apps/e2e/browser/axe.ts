import AxeBuilder from '@axe-core/playwright';
import type { ParleyPage } from './parley-page.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
/** Rules that look at colours; all others say the same in the light and in the dark. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds against WCAG 2.2 AA on the page as it stands, as one line for each element: in the light and, on a wide screen,
 * in the dark as well. A phone has the same colours.
 */
export async function violations({ page }: ParleyPage): Promise<string[]> {
  const found: string[] = [];
  const isWide = (page.viewportSize()?.width ?? 0) >= 600;
  for (const colorScheme of isWide ? (['light', 'dark'] as const) : (['light'] as const)) {
    await page.emulateMedia({ colorScheme });
    // What fades is judged when it is there. A look may follow the device's a frame later, and only then begin to fade.
    await page.evaluate(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const fading = () =>
        document
          .getAnimations()
          .filter(
            (one) => one.playState === 'running' && one.effect?.getComputedTiming().iterations !== Infinity,
          );
      do {
        await Promise.allSettled(fading().map((animation) => animation.finished));
        await frame();
        await frame();
      } while (fading().length > 0);
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
