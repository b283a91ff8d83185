import { signIn } from '../harness/person.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';

const badge = (room: string, count: number) => new RegExp(`^${room} ?${count} for you, `);

test('[K1] who is called by name sees a number at the room and in the title, and finds the message marked', async ({
  arrive,
}) => {
  const [ada, ben] = await Promise.all([arrive('Ada Lovelace'), arrive('Ben')]);
  await ben.createRoom('Elsewhere');
  await ada.openRoom('general');
  await ada.say('Good morning, whoever is up.');
  await expect(ben.page).toHaveTitle(/^• #Elsewhere/);
  await ada.say('@Ben, the harbour is open again.');
  await expect(ben.rooms.getByRole('link', { name: badge('general', 1) })).toBeVisible();
  await expect(ben.page).toHaveTitle(/^\(1\) #Elsewhere/);
  await expect(ben.page.locator('link[rel=icon]')).toHaveAttribute('href', /^data:image\/svg/);

  await ben.openRoom('general');
  await expect(ben.message('the harbour is open').getByText('@Ben', { exact: true })).toBeVisible();
  await expect(ben.page).toHaveTitle(/^#general/);
  await expect(ben.page.locator('link[rel=icon]')).toHaveAttribute('href', /favicon\.svg$/);

  await ben.say('thanks @ada lovelace and @nobody');
  const answer = ada.message('thanks');
  await expect(answer.getByText('@ada lovelace', { exact: true })).toBeVisible();
  await expect(answer.getByText('@nobody', { exact: true })).toHaveCount(0);
});

test('[K4] an edit that names somebody calls them, one that names them no more does not', async ({
  arrive,
}) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await ben.createRoom('Elsewhere');
  await ada.openRoom('general');
  await ada.say('Who has the keys?');
  // What is still on its way can't be edited.
  await expect(ada.message('Who has the keys?')).not.toContainText('Sending');
  const reword = async (text: string) => {
    await ada.composer.press('ArrowUp');
    const editor = ada.page.getByRole('textbox', { name: 'Edit message' });
    await editor.fill(text);
    await editor.press('Enter');
    await expect(editor).toHaveCount(0);
  };
  await reword('Who has the keys? @Ben?');
  await expect(ben.page).toHaveTitle(/^\(1\) /);
  await reword('Found them.');
  await expect(ben.page).toHaveTitle(/^• /);
});

test('[K3] reading, and making unread again, is so on all devices of a person at once', async ({
  arrive,
  server,
}) => {
  const ben = await signIn(server.url, 'Ben');
  const [ada, desk, phone] = await Promise.all([
    arrive('Ada'),
    arrive(undefined, { as: ben }),
    arrive(undefined, { as: ben }),
  ]);
  await desk.createRoom('Elsewhere');
  await phone.openRoom('Elsewhere');
  await ada.openRoom('general');
  await ada.say('One for the log.');
  await ada.say('@Ben, one for you.');
  for (const device of [desk, phone])
    await expect(device.rooms.getByRole('link', { name: badge('general', 1) })).toBeVisible();

  await desk.openRoom('general');
  await expect(phone.page).toHaveTitle(/^#Elsewhere/);

  await desk.message('One for the log.').press('Enter');
  await desk.page.getByRole('menuitem', { name: 'Mark unread' }).press('Enter');
  await expect(phone.page).toHaveTitle(/^\(1\) #Elsewhere/);
  await expect(desk.page.getByText('New', { exact: true })).toBeVisible();
  await expect(desk.message('One for the log.')).toBeFocused();
  await expect(desk.rooms.getByRole('link', { name: badge('general', 1) })).toBeVisible();
  // It stays so while one looks at it, also at what comes then, and is read when the room is opened again.
  await ada.say('One more for the log.');
  await expect(desk.message('One more for the log.')).toBeInViewport();
  // All that the message brings about on the page is done when the next deed on it is told.
  await desk.composer.fill('I');
  await expect(ada.typing).toHaveText('Ben is typing');
  await desk.composer.fill('');
  await expect(desk.rooms.getByRole('link', { name: badge('general', 1) })).toBeVisible();
  await desk.openRoom('Elsewhere');
  await desk.openRoom('general');
  await expect(phone.page).toHaveTitle(/^#Elsewhere/);
});

test('for every number there is a way to the message that causes it', async ({ arrive }) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await ben.createRoom('Elsewhere');
  await ada.openRoom('general');
  await ada.say('@Ben, the one to find.');
  for (let line = 1; line <= 30; line += 1) await ada.say(`line ${line}\nmore of it`);
  await ada.say('@Ben, and the other one.');
  await expect(ben.page).toHaveTitle(/^\(2\) /);
  await ben.openRoom('general');
  await ben.button(/^2 mentions$/).click();
  await expect(ben.message('the one to find')).toBeInViewport();
  await ben.button(/^2 mentions$/).click();
  await expect(ben.message('and the other one')).toBeInViewport();
  await expect(ben.page).toHaveTitle(/^#general/);
});

test('an @ offers who can be called, by keyboard and by pointer, and Enter sends again afterwards', async ({
  arrive,
}) => {
  const [ada, maya] = await Promise.all([arrive('Ada'), arrive('Maya Lindqvist')]);
  await arrive('Max');
  await ada.openRoom('general');
  await maya.openRoom('general');
  await maya.say('Anybody here?');
  await expect(ada.message('Anybody here?')).toBeVisible();
  const offers = ada.page.getByRole('listbox', { name: 'Mention somebody' });
  const active = offers.getByRole('option', { selected: true });

  await ada.composer.pressSequentially('Yes, @ma');
  // Who spoke last comes first.
  await expect(active).toHaveText(/Maya Lindqvist/);
  await expect(ada.composer).toHaveAttribute(
    'aria-activedescendant',
    (await active.getAttribute('id')) ?? '',
  );
  expect(await violations(ada)).toEqual([]);
  await ada.composer.press('ArrowDown');
  await expect(active).toHaveText(/Max/);
  await ada.composer.press('ArrowUp');
  await ada.composer.press('Enter');
  await expect(offers).toHaveCount(0);
  await expect(ada.composer).toHaveValue('Yes, @Maya Lindqvist ');
  await expect(ada.composer).not.toHaveAttribute('aria-controls');
  await ada.composer.press('Enter');
  await expect(maya.message('Yes, @Maya').getByText('@Maya Lindqvist', { exact: true })).toBeVisible();

  // A name that is typed in full has nothing to complete.
  await ada.composer.pressSequentially('Bye, @max');
  await expect(active).toHaveText(/Max/);
  await ada.composer.press('Enter');
  await expect(maya.message('Bye, @max')).toBeVisible();

  await ada.composer.pressSequentially('@ma');
  await expect(offers).toBeVisible();
  await ada.composer.press('Escape');
  await expect(offers).toHaveCount(0);
  await ada.composer.fill('');
  await ada.composer.fill('@ro');
  await offers.getByRole('option', { name: 'room' }).click();
  await expect(ada.composer).toHaveValue('@room ');
  await expect(ada.composer).toBeFocused();
});

test('on a phone the offers stand above the field and fit the screen', async ({ arrive }) => {
  await arrive('A name as long as a name may ever be');
  const ada = await arrive('Ada', { viewport: { width: 390, height: 844 }, hasTouch: true });
  await ada.openRoom('general');
  await ada.composer.pressSequentially('@');
  const offers = ada.page.getByRole('listbox', { name: 'Mention somebody' });
  await expect(offers).toBeInViewport({ ratio: 1 });
  await offers.getByRole('option', { name: /A name as long/ }).tap();
  await expect(ada.composer).toHaveValue(/^@A name as long as a name may ever be/);
});

test.describe('in a large room', () => {
  test.use({ serverEnv: { RATE_LIMITS: 'off' } });

  test('[K5] who calls all, or all who are here, is asked before, and told how many that is', async ({
    arrive,
    server,
  }) => {
    const ada = await arrive(undefined, { viewport: { width: 390, height: 844 } });
    await ada.own('Ada', 'a password of mine');
    const ben = await arrive('Ben');
    await ben.createRoom('Elsewhere');
    for (let n = 1; n <= 19; n += 1) await signIn(server.url, `Neighbour ${n}`);
    const sureOf = ({ page }: ParleyPage) => page.getByRole('alertdialog');
    const sure = sureOf(ada);

    await ada.openRoom('general');
    await ada.say('@here the ferry goes now');
    await expect(sure).toHaveAccessibleName('Notify 1 person who is here?');
    await expect(sure).toBeInViewport({ ratio: 1 });
    expect(await violations(ada)).toEqual([]);
    await ada.page.keyboard.press('Escape');
    await expect(sure).toHaveCount(0);
    await expect(ada.composer).toBeFocused();
    await expect(ada.composer).toHaveValue('@here the ferry goes now');
    await expect(ada.messages).toHaveCount(0);
    await ada.composer.press('Enter');
    await sure.getByRole('button', { name: 'Send' }).press('Enter');
    await expect(ben.rooms.getByRole('link', { name: badge('general', 1) })).toBeVisible();

    await ada.say('@room the ferry is gone');
    await expect(sure).toHaveAccessibleName('Notify 20 people?');
    await sure.getByRole('button', { name: 'Send' }).click();
    await expect(ben.rooms.getByRole('link', { name: badge('general', 2) })).toBeVisible();

    // A guest is told that nobody would be.
    await ben.openRoom('general');
    await ben.say('@room wait for me');
    await expect(sureOf(ben)).toHaveAccessibleName('Send without notifying everybody?');
    expect(await violations(ben)).toEqual([]);
    await sureOf(ben).getByRole('button', { name: 'Send' }).press('Enter');
    await expect(ada.message('wait for me')).toBeVisible();
  });
});
