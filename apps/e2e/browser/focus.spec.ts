import { GENERAL } from '@parley/events';
import { newId } from '../harness/ids.ts';
import { signIn } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

test.use({ serverEnv: { RATE_LIMITS: 'off' } });

test('Home and End on a message of a long room lead to its ends, and keep the focus on a message', async ({
  server,
  arrive,
}) => {
  const keeper = await (await signIn(server.url, 'Log keeper')).open();
  const lines = Array.from({ length: 48 }, (_, n) => `Entry ${n + 1}${'\nand so on'.repeat(n % 4)}`);
  for (const text of lines) await keeper.do('message:send', { room: GENERAL, id: newId(), text });
  await keeper.close();

  const app = await arrive('Ada');
  await app.openRoom('general');
  const last = app.message('Entry 48');
  await expect(last).toBeInViewport();
  await last.focus();
  await app.page.keyboard.press('Home');
  await expect(app.messages.first()).toContainText(/Entry 1\b/);
  await expect(app.messages.first()).toBeFocused();
  await expect(app.messages.first()).toBeInViewport();
  await app.page.keyboard.press('End');
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
});

test('who has made a room, or opened a conversation, or pressed Send goes on writing', async ({ arrive }) => {
  const [app] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await app.button('Create a room').click();
  await app.dialog.getByRole('textbox', { name: 'Name' }).fill('Lighthouse');
  await app.page.keyboard.press('Enter');
  await app.isIn('Lighthouse');
  await expect(app.dialog).toHaveCount(0);
  await expect(app.composer).toBeFocused();

  await app.button('New direct message').click();
  await app.dialog.getByText('Ben', { exact: true }).click();
  await app.dialog.getByRole('button', { name: 'Start talking' }).click();
  await app.isIn('Ben');
  await expect(app.dialog).toHaveCount(0);
  await expect(app.composer).toBeFocused();

  await app.page.keyboard.type('Hello Ben');
  await app.button('Send').click();
  await expect(app.message('Hello Ben')).toBeVisible();
  await expect(app.composer).toBeFocused();
});

test('the focus stays at a message when what had it on the message goes', async ({ arrive }) => {
  const app = await arrive('Ada');
  await app.openRoom('general');
  for (const text of ['one', 'two']) await app.say(text);
  await expect(app.messages).toHaveCount(2);
  const one = app.message('one');
  // Before, there is little that one could do with it.
  await expect(one).not.toContainText('Sending');
  await one.focus();
  await app.page.keyboard.press('Enter');
  await app.page.getByRole('menuitem', { name: 'Add a reaction' }).press('Enter');
  await app.page.getByRole('combobox', { name: 'Search emoji' }).fill('party popper');
  await expect(app.emoji('party popper')).toBeVisible();
  await app.page.keyboard.press('Enter');
  const party = one.getByRole('button', { name: /^🎉 1/ });
  await party.press('Enter');
  await expect(party).toHaveCount(0);
  await expect(one).toBeFocused();

  await app.page.keyboard.press('Enter');
  await app.page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await expect(app.message('Deleting…')).toBeFocused();
  await app.button('Delete now').press('Enter');
  await expect(app.message('This message was deleted')).toBeFocused();
});

test('the menu or the emoji of a message that somebody deletes meanwhile close, and the focus stays at the message', async ({
  server,
  arrive,
}) => {
  const ben = await (await signIn(server.url, 'Ben')).open();
  const say = async (text: string) =>
    (await ben.do('message:send', { room: GENERAL, id: newId(), text })).seq;
  const seqs = [await say('one'), await say('two')] as const;
  const app = await arrive('Ada');
  await app.openRoom('general');
  const [one, two] = [app.messages.nth(0), app.messages.nth(1)];

  await one.hover();
  await one.getByRole('button', { name: 'More actions' }).press('Enter');
  await expect(app.page.getByRole('menuitem', { name: 'Add a reaction' })).toBeVisible();
  await ben.do('message:delete', { room: GENERAL, seq: seqs[0] });
  await expect(app.page.getByRole('menu')).toHaveCount(0);
  await expect(one).toContainText('This message was deleted');
  await expect(one).toBeFocused();

  await two.hover();
  await two.getByRole('button', { name: 'Add a reaction' }).press('Enter');
  await expect(app.page.getByRole('combobox', { name: 'Search emoji' })).toBeFocused();
  await ben.do('message:delete', { room: GENERAL, seq: seqs[1] });
  await expect(app.page.getByRole('combobox', { name: 'Search emoji' })).toHaveCount(0);
  await expect(two).toBeFocused();
  await ben.close();
});

test('who opens a thread from another page writes in the thread from the first letter', async ({
  server,
  arrive,
}) => {
  const ben = await (await signIn(server.url, 'Ben')).open();
  const { seq } = await ben.do('message:send', { room: GENERAL, id: newId(), text: 'Which boat?' });
  await ben.close();
  const app = await arrive('Ada');
  await app.page.evaluate(() => {
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLTextAreaElement) document.body.dataset['written'] ??= target.ariaLabel ?? '';
    });
  });
  await app.goOn(`/r/${GENERAL}?thread=${seq}`);
  await expect(app.page.getByRole('textbox', { name: 'Message the thread' })).toBeFocused();
  expect(await app.page.evaluate(() => document.body.dataset['written'])).toBe('Message the thread');
});
