import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { ParleyPage } from './parley-page.ts';

/** Made small: it is read anew in each document. */
const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
/** Rules that look at colours; all others say the same in every look. */
const colourRules = ['color-contrast', 'link-in-text-block'];

interface Look {
  readonly colorScheme: 'light' | 'dark';
  readonly theme?: 'contrast';
}

/** Whatever has colours of its own: as the device has it, and with high contrast. */
const looks: readonly Look[] = [
  { colorScheme: 'light' },
  { colorScheme: 'light', theme: 'contrast' },
  { colorScheme: 'dark', theme: 'contrast' },
  { colorScheme: 'dark' },
];

/**
 * What axe finds against WCAG 2.2 AA on the page as it stands, as one line for each element: in the light, in the dark and with high
 * contrast, or in the theme that somebody has chosen.
 */
export async function violations({ page }: ParleyPage): Promise<string[]> {
  const found: string[] = [];
  const chosen = await page.evaluate(whenAtRest);
  // Once for each document, and not by a script of the page: its content policy would refuse that.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  for (const look of looks.filter(({ theme }) => chosen === undefined || theme === undefined)) {
    const runOnly: axe.RunOnly =
      look === looks[0] ? { type: 'tag', values: rules } : { type: 'rule', values: colourRules };
    await page.emulateMedia({ colorScheme: look.colorScheme });
    found.push(...(await page.evaluate(judge, { look, runOnly })));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** In the page: what comes late is judged when it is there (what follows the scrolling never ends). The theme that was chosen. */
async function whenAtRest(): Promise<string | undefined> {
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
  } while (fading().length > 0);
  return document.documentElement.dataset['theme'];
}

/** In the page: the violations of some rules in one look. */
async function judge({ look, runOnly }: { look: Look; runOnly: axe.RunOnly }): Promise<string[]> {
  // What follows the device's scheme may do so a frame later.
  for (let n = 0; n < 2; n++) await new Promise((resolve) => requestAnimationFrame(resolve));
  const { dataset } = document.documentElement;
  if (look.theme !== undefined) dataset['theme'] = look.theme;
  // Only what is wrong is told in full: to describe all that is right takes longer than to find it.
  const { violations } = await window.axe.run(document, { runOnly, resultTypes: ['violations'] });
  if (look.theme !== undefined) delete dataset['theme'];
  const seen = [look.colorScheme, look.theme].filter((part) => part !== undefined).join(', ');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${seen}, ${id}: ${html} ${failureSummary}`),
  );
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
