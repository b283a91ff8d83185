import axe from 'axe-core';
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
  // Once for each document, and not by a script of the page: its content policy would refuse that.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  for (const colorScheme of isWide ? (['light', 'dark'] as const) : (['light'] as const)) {
    await page.emulateMedia({ colorScheme });
    // What fades is judged when it is there: what follows the scrolling never ends. A look may follow the device's a frame
    // later, and only then begin to fade.
    await page.evaluate(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const fading = () =>
        document
          .getAnimations()
          .filter(
            (one) =>
              one.playState === 'running' &&
              one.timeline === document.timeline &&
              one.effect?.getComputedTiming().iterations !== Infinity,
          );
      do {
        await Promise.allSettled(fading().map((animation) => animation.finished));
        await frame();
        await frame();
      } while (fading().length > 0);
    });
    const runOnly: axe.RunOnly =
      colorScheme === 'light' ? { type: 'tag', values: rules } : { type: 'rule', values: colourRules };
    found.push(
      ...(await page.evaluate(
        async ({ runOnly, colorScheme }) => {
          // Only what is wrong is told in full: to describe all that is right takes longer than to find it.
          const result = await window.axe.run(document, { runOnly, resultTypes: ['violations'] });
          return result.violations.flatMap(({ id, nodes }) =>
            nodes.map(({ html, failureSummary = '' }) => `${colorScheme}, ${id}: ${html} ${failureSummary}`),
          );
        },
        { runOnly, colorScheme },
      )),
    );
  }
  return found;
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
