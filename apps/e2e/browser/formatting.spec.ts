import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';

const report = `# Report

Some **bold**, *italic* and ~~struck~~ words, a [link](https://example.org/a) and \`code\`.

> quoted

- [x] lamp
- [ ] oil

1. climb
2. look
   - at the sea
   - at the sky

* rope

| who | hours |
| :-- | --: |
| Ada | 3 |

\`\`\`ts
const lamp: string = "${'on and '.repeat(40)}on";
\`\`\`

The end: ||the gardener||`;

test('what one writes with marks the other sees formatted, in code with its colours', async ({ arrive }) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await Promise.all([ada.openRoom('general'), ben.openRoom('general')]);
  await ada.say(report);
  for (const person of [ada, ben]) {
    const message = person.message('Report');
    await expect(message.getByRole('heading', { name: 'Report' })).toBeVisible();
    await expect(message.locator('strong', { hasText: 'bold' })).toBeVisible();
    await expect(message.locator('em', { hasText: 'italic' })).toBeVisible();
    await expect(message.locator('del', { hasText: 'struck' })).toBeVisible();
    await expect(message.getByRole('link', { name: 'link' })).toHaveAttribute(
      'href',
      'https://example.org/a',
    );
    await expect(message.locator('blockquote')).toHaveText('quoted');
    const numbers = message.locator('ol');
    await expect(numbers.getByRole('listitem').filter({ hasText: 'climb' })).toBeVisible();
    await expect(numbers.getByRole('list').getByRole('listitem')).toHaveText(['at the sea', 'at the sky']);
    await expect(message.getByRole('listitem').filter({ hasText: 'rope' })).toBeVisible();
    await expect(message.getByRole('checkbox', { name: 'Done' })).toBeChecked();
    await expect(message.getByRole('cell', { name: 'Ada' })).toBeVisible();
    await expect(message.getByRole('group', { name: 'Code, ts' }).locator('.hljs-keyword')).toHaveText(
      'const',
    );
  }
  expect(await violations(ben)).toEqual([]);

  await ben.page.setViewportSize({ width: 390, height: 844 });
  const wide = await ben.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await expect(ben.page.getByText('the gardener')).toBeHidden();
  await ben.button('Show hidden text').click();
  await expect(ben.page.getByText('the gardener')).toBeVisible();
  await expect(ada.button('Show hidden text')).toBeVisible();
});

test('what stands below a task is further in, and each box stands in the middle of its line', async ({
  arrive,
}) => {
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  await ada.say('- [x] lamp\n- [ ] oil\n  - of whales\n  - [ ] of olives');
  const list = ada.message('lamp').getByRole('listitem');
  await expect(list).toHaveCount(4);
  /** Where the line of an item begins, and how far its box is off its middle. */
  const places = await list.evaluateAll((items) =>
    items.map((each) => {
      const line = document.createRange();
      const text = document.createTreeWalker(each, NodeFilter.SHOW_TEXT).nextNode();
      if (text !== null) line.setStart(text, 0);
      if (text !== null) line.setEnd(text, 1);
      const at = line.getBoundingClientRect();
      const box = each.querySelector(':scope > input')?.getBoundingClientRect();
      const off = box && Math.abs((box.top + box.bottom) / 2 - (at.top + at.bottom) / 2);
      return { start: at.left, off };
    }),
  );
  const [lamp, oil, whales, olives] = places;
  expect(oil?.start).toBe(lamp?.start);
  expect(whales?.start).toBeGreaterThan((oil?.start ?? 0) + 16);
  expect(olives?.start).toBe(whales?.start);
  for (const place of [lamp, oil, olives]) expect(place?.off).toBeLessThan(2);
});

test('texts that were made to keep a browser busy leave it free', async ({ arrive }) => {
  const [eve, ben] = await Promise.all([arrive('Eve'), arrive('Ben')]);
  await Promise.all([eve.openRoom('general'), ben.openRoom('general')]);
  for (const text of ['*a_ ', '[a](', '> ', '1. ', '`', '||', '<!--', '![', '|a'])
    await eve.say(text.repeat(Math.floor(7_900 / text.length)).trimEnd());
  await eve.say('That was **all**.');
  await expect(ben.message('That was all.')).toBeVisible();
  await ben.say('Still here');
  await expect(eve.message('Still here')).toBeVisible();
});

test('on a phone a table of many columns is scrolled, its words are not broken', async ({ arrive }) => {
  const ada = await arrive('Ada', { viewport: { width: 390, height: 844 } });
  await ada.openRoom('general');
  await ada.say(
    '| Harbour | Amount | Pilot on board | Departure |\n| --- | --- | --- | --- |\n| Bergen | 3000 | y | n |',
  );
  const table = ada.page.getByRole('group', { name: 'Table' });
  const heightOf = (name: string) => table.getByRole('cell', { name }).evaluate((cell) => cell.clientHeight);
  expect(await heightOf('3000')).toBe(await heightOf('y'));
  expect(await heightOf('3000')).toBeLessThan(40);
});
