import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';

const script = '<script>alert(1)</script>';
const image = '<img src=x onerror=alert(1)>';
const link = '[x](javascript:alert(1)) javascript:alert(1)';

// That no dialog opened, no script threw and no stranger was asked is held after every test (fixtures.ts).

/** Elements of the page that only markup out of a text could have made. */
const smuggled = (app: ParleyPage): Promise<number> =>
  app.page.evaluate(
    () =>
      document.querySelectorAll(
        'img[src="x"], img[onerror], a[href^="javascript:" i], main script, aside script',
      ).length,
  );

test('markup in every text field is shown as text, for the writer and for everyone else', async ({
  arrive,
}) => {
  const [eve, ben] = await Promise.all([arrive(), arrive('Ben')]);
  await eve.signIn('<b>Eve</b><img src=x>');
  const room = '<i>room</i><img src=x>';
  await eve.button('Create a room').click();
  await eve.dialog.getByRole('textbox', { name: 'Name' }).fill(room);
  await eve.dialog.getByRole('textbox', { name: 'Topic' }).fill(image);
  await eve.dialog.getByRole('button', { name: 'Create' }).click();
  await expect(eve.page.getByRole('heading', { level: 1, name: room })).toBeVisible();
  await expect(eve.page.getByText(image)).toBeVisible();

  await ben.page.getByRole('link', { name: 'Browse channels' }).click();
  await expect(ben.page.getByText(image)).toBeVisible();
  await ben.button(`Join ${room}`).click();
  await ben.button('Room details').click();
  await expect(ben.dialog.getByRole('list', { name: 'Members' })).toContainText('<b>Eve</b><img src=x>');
  await ben.page.keyboard.press('Escape');

  for (const text of [
    script,
    image,
    link,
    '"><svg onload=alert(1)>',
    '{{constructor.constructor("alert(1)")()}}',
  ]) {
    await eve.say(text);
    await expect(ben.message(text)).toContainText('<b>Eve</b><img src=x>');
  }
  await eve.composer.press('ArrowUp');
  await eve.page.getByRole('textbox', { name: 'Edit message' }).fill(`edited ${script}`);
  await eve.page.getByRole('textbox', { name: 'Edit message' }).press('Enter');
  await expect(ben.message(`edited ${script}`)).toBeVisible();

  await ben.page.getByRole('link', { name: 'Find people' }).click();
  await ben.button('Message <b>Eve</b><img src=x>').click();
  await ben.isIn('<b>Eve</b><img src=x>');
  await ben.say(script);
  await expect(ben.message(script)).toBeVisible();
  for (const person of [eve, ben]) expect(await smuggled(person)).toBe(0);
});

test('links lead away only when they are web addresses, and take nothing of the page along', async ({
  arrive,
}) => {
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  await ada.say('See https://example.org/a?b=c#d, javascript:alert(1) and data:text/html,x');
  const links = ada.message('See https').getByRole('link');
  await expect(links).toHaveCount(1);
  await expect(links).toHaveAttribute('href', 'https://example.org/a?b=c#d');
  await expect(links).toHaveAttribute('rel', /noopener/);
});

test('an address that somebody made up shows a page that says so, and nothing of it is run', async ({
  arrive,
}) => {
  const ada = await arrive('Ada');
  const go = (path: string) => ada.page.goto(new URL(path, ada.page.url()).href);
  for (const path of [
    '/r/nowhere',
    '/r/UPPER',
    '/a/b/c',
    '/r/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    '/r/%E0%A4%A',
    '/%00',
    '/nowhere?x=<script>alert(1)</script>#<img src=x>',
  ]) {
    await go(path);
    await expect(ada.page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await smuggled(ada)).toBe(0);
  }
});

test('who is not in yet comes to the first screen by an address that nobody can read', async ({ arrive }) => {
  const stranger = await arrive();
  await stranger.page.goto(new URL('/r/%E0%A4%A', stranger.page.url()).href);
  await expect(stranger.nameField).toBeVisible();
});

const badNames: readonly (readonly [string, string, RegExp])[] = [
  ['an empty name', '', /is empty/],
  ['a blank name', '   ', /is empty/],
  ['a control character', 'A\u0007da', /invisible or control/],
  ['a right-to-left mark', 'A\u200fda', /invisible or control/],
  ['a zero-width space', 'A\u200bda', /invisible or control/],
  ['1,000 emoji', '🎉'.repeat(1_000), /too long/],
  ['a tower of marks', `A${'\u0301'.repeat(20)}`, /too many marks/],
  ['a look-alike of somebody here', 'ВЕП', /look/],
  ['the name of somebody here', 'ben', /look|already/],
];

test('a name that can not be used is answered with a reason, beside the field', async ({ arrive }) => {
  await arrive('Ben');
  const stranger = await arrive();
  for (const [what, name, reason] of badNames) {
    await stranger.nameField.fill(name);
    await stranger.button('Enter').click();
    await expect(stranger.page.getByRole('alert'), what).toHaveText(reason);
    await expect(stranger.nameField, what).toHaveAttribute('aria-invalid', 'true');
  }
  await stranger.signIn('Ünïcödé 🎉');
  await expect(stranger.button('Your account: Ünïcödé 🎉')).toBeVisible();
});

test('marks piled up over a letter draw over nobody else’s words', async ({ arrive }) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await Promise.all([ada.openRoom('general'), ben.openRoom('general')]);
  await ada.say('The words of somebody');
  const words = ben.message('The words of somebody').getByText('The words of somebody');
  await ben.page.mouse.move(0, 0);
  const before = await words.screenshot();
  for (const tower of ['plain', '**bold**'])
    await ada.say(`${tower} A${'\u0301\u0302\u0303'.repeat(200)} and B${'\u0316\u0317'.repeat(200)}`);
  await expect(ben.message('bold').locator('strong')).toBeVisible();
  expect((await words.screenshot()).equals(before)).toBe(true);
});

test('a message that is too long says so and is not lost', async ({ arrive }) => {
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  await ada.composer.fill('x'.repeat(8_001));
  await expect(ada.button('Send')).toBeDisabled();
  await ada.composer.press('Enter');
  await expect(ada.composer).toHaveValue(/^x{8001}$/);
  await ada.composer.fill('x'.repeat(8_000));
  await ada.composer.press('Enter');
  await expect(ada.composer).toHaveValue('');
  await expect(ada.messages).toHaveCount(1);
});
