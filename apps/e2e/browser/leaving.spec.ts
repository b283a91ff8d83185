import { expect, test } from './fixtures.ts';

test('who is removed from a room while writing in it is told, and can copy what they wrote', async ({
  arrive,
}) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await ada.createRoom('Lighthouse');
  await ben.page.getByRole('link', { name: 'Browse channels' }).click();
  await ben.page.getByRole('link', { name: /Lighthouse/ }).click();
  await ben.button('Join channel').click();
  await ben.isIn('Lighthouse');
  await ben.composer.fill('I only wanted to say');
  await ada.button('Room details').click();
  await ada.dialog.getByRole('button', { name: 'Actions for Ben' }).click();
  await ada.page.getByRole('menuitem', { name: 'Remove from the room' }).click();
  await ada.page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  const unsent = ben.page.getByRole('textbox', { name: 'You hadn’t sent this yet' });
  await expect(ben.page.getByRole('heading', { name: 'You were removed from #Lighthouse' })).toBeVisible();
  await expect(unsent).toHaveValue('I only wanted to say');
  await ben.page.reload();
  // The page may begin with what it remembers of the room, and then learns only that it is not his any more.
  const told = /^You (were removed from|are no longer in) #Lighthouse$/;
  await expect(ben.page.getByRole('heading', { name: told })).toBeVisible();
  await expect(unsent).toHaveValue('I only wanted to say');
});

test('a visitor of a channel sees what is said there within seconds, and by joining takes part unless it is archived', async ({
  arrive,
}) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await ada.createRoom('Lighthouse');
  await ada.say('The lamp is on.');
  await ben.page.getByRole('link', { name: 'Browse channels' }).click();
  await ben.page.getByRole('link', { name: /Lighthouse/ }).click();
  await expect(ben.message('The lamp is on.')).toBeVisible();
  await expect(ben.page.getByRole('region', { name: 'Join' })).toContainText(
    'You’re previewing #Lighthouse.',
  );
  await ada.say('And the fog is gone.');
  await expect(ben.message('And the fog is gone.')).toBeVisible();
  await ben.button('Join channel').click();
  await ben.isIn('Lighthouse');
  await ben.say('Here I am');
  await expect(ada.message('Here I am')).toBeVisible();
  await expect(ben.messages).toHaveCount(3);

  await ben.button('Room details').click();
  await ben.dialog.getByRole('button', { name: 'Leave' }).click();
  await ben.page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
  await expect(ben.roomLink('Lighthouse')).toHaveCount(0);
  await ada.button('Room details').click();
  await ada.dialog.getByRole('button', { name: 'Room settings' }).click();
  await ada.dialog.getByRole('checkbox', { name: 'Archived' }).check();
  await ada.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(ada.page.getByText('This room is archived.')).toBeVisible();
  await ben.page.goto(ada.page.url());
  await expect(ben.message('The lamp is on.')).toBeVisible();
  await expect(ben.page.getByText('This room is archived.')).toBeVisible();
  await expect(ben.button('Join channel')).toHaveCount(0);
});
