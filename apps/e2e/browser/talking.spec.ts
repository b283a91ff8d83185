import { GENERAL } from '@parley/events';
import { newId } from '../harness/ids.ts';
import { signIn } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

test('two people pick names and talk in #general, each seeing what the other says', async ({ arrive }) => {
  const [ada, ben] = await Promise.all([arrive(), arrive()]);
  await Promise.all([ada.signIn('Ada'), ben.signIn('Ben')]);
  await Promise.all([ada.openRoom('general'), ben.openRoom('general')]);
  await ada.say('Good morning, Ben!');
  await expect(ben.message('Good morning, Ben!')).toContainText('Ada');
  await ben.say('Morning.\nSlept well?');
  await expect(ada.message('Slept well?')).toContainText('Ben');
  for (const person of [ada, ben]) {
    await expect(person.messages).toHaveCount(2);
    expect(await person.texts(/Good morning, Ben!|Slept well\?/)).toEqual([
      'Good morning, Ben!',
      'Slept well?',
    ]);
  }
  await expect(ada.serverStatus).toContainText('Connected');
  await expect(ada.serverStatus).toContainText(/Server time \d{1,2}:\d\d:\d\d/);
  await expect(ada.serverStatus).toContainText(/\d+ ms/);
});

test('one creates a channel, the other finds it by browsing, joins, talks and leaves', async ({ arrive }) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await ada.createRoom('Lighthouse');
  await ada.say('The lamp is on.');

  await ben.page.getByRole('link', { name: 'Browse channels' }).click();
  await ben.page.getByRole('searchbox', { name: 'Search channels' }).fill('light');
  await ben.button('Join Lighthouse').click();
  await ben.isIn('Lighthouse');
  await expect(ben.message('The lamp is on.')).toBeVisible();
  await ben.say('I can see it!');
  await expect(ada.message('I can see it!')).toBeVisible();

  await ben.page.getByRole('heading', { level: 1 }).getByRole('button').click();
  await expect(ben.dialog.getByRole('list', { name: 'Members' })).toContainText('Ada');
  await ben.dialog.getByRole('button', { name: 'Leave' }).click();
  await ben.page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
  await expect(ben.roomLink('Lighthouse')).toHaveCount(0);
});

test('a private room is seen only by those who are invited', async ({ arrive }) => {
  const [ada, ben, carl] = await Promise.all([arrive('Ada'), arrive('Ben'), arrive('Carl')]);
  await ada.createRoom('Surprise', 'Only people you invite');
  await ada.say('Do not tell Carl.');
  const address = ada.page.url();

  await ada.button('Room details').click();
  await ada.dialog.getByRole('button', { name: 'Invite people' }).click();
  await ada.dialog.getByRole('searchbox', { name: 'People to invite' }).fill('Be');
  await ada.dialog.getByText('Ben', { exact: true }).click();
  await ada.dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(ada.dialog).toHaveCount(0);

  await ben.openRoom('Surprise');
  await expect(ben.message('Do not tell Carl.')).toBeVisible();
  await ben.say('I will not.');
  await expect(ada.message('I will not.')).toBeVisible();

  await expect(carl.roomLink('Surprise')).toHaveCount(0);
  await carl.page.getByRole('link', { name: 'Browse channels' }).click();
  await carl.page.getByRole('searchbox', { name: 'Search channels' }).fill('Surprise');
  await expect(carl.page.getByText('No channels found')).toBeVisible();
  await carl.page.goto(address);
  await expect(carl.page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(carl.message('Do not tell Carl.')).toHaveCount(0);
  await expect(carl.composer).toHaveCount(0);
});

test('a direct conversation starts from either side and is one and the same', async ({ arrive }) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await ada.person('Ben').click();
  await ada.isIn('Ben');
  await ada.say('Between you and me');
  await ben.openRoom('Ada');
  await expect(ben.message('Between you and me')).toBeVisible();
  await ben.say('Of course');
  await expect(ada.message('Of course')).toBeVisible();

  await ben.page.goBack();
  await ben.person('Ada').click();
  await expect(ben.message('Between you and me')).toBeVisible();
  await expect(ben.rooms.getByRole('link', { name: 'Ada' })).toHaveCount(1);
});

test('a direct conversation holds several people', async ({ arrive }) => {
  const [ada, ben, carl] = await Promise.all([arrive('Ada'), arrive('Ben'), arrive('Carl')]);
  await ada.button('New direct message').click();
  await ada.dialog.getByText('Ben', { exact: true }).click();
  await ada.dialog.getByText('Carl', { exact: true }).click();
  await ada.dialog.getByRole('button', { name: 'Start talking' }).click();
  await ada.isIn(/Ben.*Carl|Carl.*Ben/);
  await ada.say('All three of us');
  for (const [person, others] of [
    [ben, /Ada.*Carl|Carl.*Ada/],
    [carl, /Ada.*Ben|Ben.*Ada/],
  ] as const) {
    await person.rooms.getByRole('link', { name: others }).click();
    await person.isIn(others);
    await expect(person.message('All three of us')).toBeVisible();
  }
});

test('what others say is announced, author first, and a flood by its number alone', async ({
  arrive,
  server,
}) => {
  const adaIs = await signIn(server.url, 'Ada');
  const [ada, ben] = await Promise.all([arrive(undefined, { as: adaIs }), arrive('Ben')]);
  await Promise.all([ada.openRoom('general'), ben.openRoom('general')]);
  const announced = ben.page.getByRole('log', { name: 'New messages' });
  // What was there when the room was opened is read, and not announced.
  await expect(announced).toBeAttached();
  await ada.say('Good **morning**, ||Ben||');
  await expect(announced).toHaveText('Ada: Good morning, (spoiler)');
  await expect(announced).toHaveAttribute('aria-live', 'polite');
  const numbers = /^[4-9] new messages$/;
  const wire = await adaIs.open();
  const say = (text: string) => wire.do('message:send', { room: GENERAL, id: newId(), text });
  await Promise.all(Array.from({ length: 8 }, (_, n) => say(`line ${n}`)));
  await expect(announced).toHaveText(numbers);
  await expect(ada.page.getByRole('log', { name: 'New messages' })).toHaveText('');
});

test('unread counts appear with what is said elsewhere and go away with reading', async ({ arrive }) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await ada.openRoom('general');
  await ben.openRoom('lobby');
  for (const text of ['one', 'two', 'three']) await ada.say(text);
  await expect(ben.roomLink('general')).toContainText('3 unread');
  await expect(ada.roomLink('general')).not.toContainText('unread');

  await ben.openRoom('general');
  await expect(ben.message('three')).toBeVisible();
  await expect(ben.page.getByText('New', { exact: true })).toBeVisible();
  await expect(ben.roomLink('general')).not.toContainText('unread');
  await ben.page.reload();
  await expect(ben.message('three')).toBeVisible();
  await expect(ben.roomLink('general')).not.toContainText('unread');
});

test('one sees who is typing, until the message is there', async ({ arrive }) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await Promise.all([ada.openRoom('general'), ben.openRoom('general')]);
  await ada.composer.pressSequentially('Let me think');
  await expect(ben.typing).toHaveText('Ada is typing');
  await expect(ada.typing).toHaveText('');
  await ada.composer.press('Enter');
  await expect(ben.message('Let me think')).toBeVisible();
  await expect(ben.typing).toHaveText('');
});

test('one sees who is here', async ({ arrive }) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await expect(ada.person('Ben')).toHaveAccessibleName(/Online/);
  await ben.page.close();
  await expect(ada.person('Ben')).toHaveAccessibleName(/Offline/);
});

test('messages are edited, deleted and reacted to, and the other sees it at once', async ({ arrive }) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await Promise.all([ada.openRoom('general'), ben.openRoom('general')]);
  await ada.say('Hihg water at noon');
  // Only what the server has can be edited.
  await expect(ada.message('Hihg water at noon')).not.toContainText('Sending');
  await expect(ben.message('Hihg water at noon')).toBeVisible();
  await ada.composer.press('ArrowUp');
  await ada.page.getByRole('textbox', { name: 'Edit message' }).fill('High water at noon');
  await ada.page.getByRole('textbox', { name: 'Edit message' }).press('Enter');
  await expect(ben.message('High water at noon')).toContainText('(edited)');

  await ben.message('High water at noon').hover();
  await ben.message('High water at noon').getByRole('button', { name: 'Add a reaction' }).first().click();
  await ben.emoji('thumbs up').first().click();
  await expect(ben.emoji('thumbs up')).toHaveCount(0);
  await expect(ada.message('High water').getByRole('button', { name: /^👍 1, Ben/ })).toBeVisible();

  await ada.message('High water').hover();
  await ada.message('High water').getByRole('button', { name: 'More actions' }).click();
  await ada.page.getByRole('menuitem', { name: 'Delete' }).click();
  await ada.button('Delete now').click();
  await expect(ben.message('This message was deleted')).toBeVisible();
  await expect(ben.message('High water')).toHaveCount(0);
});

test('signing out leads to the first screen, and the name is free again', async ({ arrive }) => {
  const ada = await arrive('Ada');
  await ada.button(/^Your account/).click();
  await ada.dialog.getByRole('button', { name: 'Sign out' }).click();
  await expect(ada.nameField).toBeVisible();
  await ada.signIn('Ada');
});
