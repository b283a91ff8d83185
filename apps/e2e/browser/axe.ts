import AxeBuilder from '@axe-core/playwright';
import type { ParleyPage } from './parley-page.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
/** Rules that look at colours; all others say the same in the light and in the dark. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe finds against WCAG 2.2 AA on the page as it stands, in the light and in the dark, as one line for each element. */
export async function violations({ page }: ParleyPage): Promise<string[]> {
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
