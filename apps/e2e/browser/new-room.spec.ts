import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';

test('a new room says what to do first, to those who may: its topic, people, its link', async ({
  arrive,
}) => {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const [ada, ben] = await Promise.all([arrive('Ada', { permissions }), arrive('Ben')]);
  await ada.createRoom('Lighthouse');
  const steps = ada.page.getByRole('group', { name: 'What to do first' });
  await expect(steps.getByRole('button')).toHaveText(['Invite people', 'Add a topic', 'Copy link']);
  expect.soft(await violations(ada), 'new room').toEqual([]);

  await steps.getByRole('button', { name: 'Add a topic' }).press('Enter');
  const topic = ada.dialog.getByRole('textbox', { name: 'Topic' });
  await expect(topic).toBeFocused();
  await topic.fill('What the lamp needs');
  await topic.press('Enter');
  await expect(ada.dialog).toHaveCount(0);
  await expect(ada.page.getByTitle('What the lamp needs')).toBeVisible();
  await expect(steps.getByRole('button')).toHaveText(['Invite people', 'Copy link']);

  await steps.getByRole('button', { name: 'Invite people' }).press('Enter');
  await expect(ada.dialog.getByText('Ben', { exact: true })).toBeVisible();
  await ada.page.keyboard.press('Escape');
  await expect(steps.getByRole('button', { name: 'Invite people' })).toBeFocused();

  await steps.getByRole('button', { name: 'Copy link' }).press('Enter');
  await expect(ada.page.getByText('The link to this room is copied.')).toBeVisible();
  const link = await ada.page.evaluate(() => navigator.clipboard.readText());
  await ben.page.goto(link);
  await ben.button('Join channel').click();
  await ben.isIn('Lighthouse');
  await expect(ben.page.getByRole('button', { name: 'Invite people' })).toBeVisible();
  await expect(ben.page.getByRole('button', { name: 'Add a topic' })).toHaveCount(0);
});
