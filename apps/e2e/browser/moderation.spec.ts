import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const desk = { viewport: { width: 1280, height: 800 } } as const;

/** What one may not do here, said where one would write. */
const why = ({ page }: ParleyPage) => page.getByRole('status', { name: 'Why you can’t write here' });

async function joinLighthouse(app: ParleyPage): Promise<void> {
  await app.page.goto(new URL('/browse', app.page.url()).href);
  await app.page.getByRole('link', { name: /Lighthouse/ }).click();
  await app.button('Join channel').click();
  await app.isIn('Lighthouse');
}

async function openDetails(app: ParleyPage): Promise<void> {
  await app.button('Room details').click();
  await expect(app.dialog.getByRole('list', { name: 'Members' })).toBeVisible();
}

async function act(app: ParleyPage, name: string, action: string): Promise<void> {
  await app.dialog.getByRole('button', { name: `Actions for ${name}` }).click();
  await app.page.getByRole('menuitem', { name: action }).click();
}

/** Changes settings of the room whose details are open. */
async function settings(
  app: ParleyPage,
  change: (form: ReturnType<ParleyPage['page']['getByRole']>) => Promise<unknown>,
) {
  await app.dialog.getByRole('button', { name: 'Room settings' }).click();
  const form = app.page.getByRole('form', { name: 'Room settings' });
  await change(form);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toHaveCount(0);
}

for (const [device, look] of Object.entries({ desk, phone }))
  test(`a moderator keeps order, and the other is told kindly what that means: ${device}`, async ({
    arrive,
  }) => {
    const [ada, ben] = await Promise.all([arrive('Ada', look), arrive('Ben', look)]);
    await ada.page.goto(new URL('/', ada.page.url()).href);
    await ada.createRoom('Lighthouse');
    await joinLighthouse(ben);
    await ben.say('Something nasty');
    await expect(ada.message('Something nasty')).toBeVisible();

    // A message of somebody else goes.
    await ada.message('Something nasty').hover();
    await ada.message('Something nasty').getByRole('button', { name: 'More actions' }).click();
    await ada.page.getByRole('menuitem', { name: 'Delete' }).click();
    await ada.button('Delete now').click();
    await expect(ben.message('This message was deleted')).toBeVisible();

    // Slow mode: the next message waits, and is not lost.
    await openDetails(ada);
    await settings(ada, (form) => form.getByRole('combobox', { name: 'Slow mode' }).selectOption('300'));
    await expect(ada.dialog).toContainText('Slow mode: one message every 5 minutes.');
    await expect(ben.page.getByText('Slow mode: one message every 5 minutes.')).toBeVisible();
    await ben.say('second');
    await expect(ben.page.getByText(/You can send again in \d+ min/).first()).toBeVisible();
    await expect(ben.composer).toHaveValue('second');
    expect.soft(await violations(ben), 'slow mode').toEqual([]);

    // Muted, and free again.
    await act(ada, 'Ben', 'Mute for 10 minutes');
    await expect(why(ben)).toContainText('You’re muted here until');
    await expect(ben.page.getByRole('textbox', { name: 'You hadn’t sent this yet' })).toHaveValue('second');
    expect.soft(await violations(ben), 'muted').toEqual([]);
    await ada.dialog.getByRole('button', { name: 'Actions for Ben' }).click();
    await expect(ada.page.getByRole('menuitem', { name: 'Unmute' })).toBeVisible();
    expect.soft(await violations(ada), 'member menu').toEqual([]);
    await ada.page.getByRole('menuitem', { name: 'Unmute' }).click();
    await expect(ben.composer).toHaveValue('second');

    // Read-only: a moderator writes, a member reads; made a moderator, Ben writes too.
    await settings(ada, async (form) => {
      await form.getByRole('combobox', { name: 'Slow mode' }).selectOption('0');
      await form.getByRole('checkbox', { name: 'Read-only' }).check();
      await form.getByRole('combobox', { name: 'Keep messages' }).selectOption('30');
      expect.soft(await violations(ada), 'settings').toEqual([]);
    });
    await expect(why(ben)).toContainText('This room is read-only.');
    expect.soft(await violations(ben), 'read-only').toEqual([]);
    await act(ada, 'Ben', 'Make moderator');
    await expect(ben.composer).toBeVisible();
    await expect(ada.dialog.getByRole('button', { name: 'Actions for Ben' })).toHaveCount(0);
    await ben.say('Thank you');
    await ada.page.keyboard.press('Escape');
    await expect(ada.message('Thank you')).toBeVisible();
    await openDetails(ben);
    await expect(ben.dialog).toContainText('Messages are kept for 30 days.');
    await ben.page.keyboard.press('Escape');

    // Archived: both read what was said, nobody writes until it is taken out again.
    await openDetails(ada);
    await settings(ada, (form) => form.getByRole('checkbox', { name: 'Archived' }).check());
    await expect(ben.page.getByText('This room is archived.')).toBeVisible();
    await expect(ben.composer).toHaveCount(0);
    await expect(ben.message('Thank you')).toBeVisible();
    expect.soft(await violations(ben), 'archived').toEqual([]);
    await ben.button('Restore room').click();
    await expect(ben.composer).toBeVisible();
  });

test('who writes keeps the focus at the place where they do, while that is not possible and when it is again', async ({
  arrive,
}) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await ada.createRoom('Lighthouse');
  await ada.say('Which lamp?');
  await joinLighthouse(ben);
  await ben.composer.fill('half a thought');
  const set = async (name: string, on: boolean) => {
    await openDetails(ada);
    await settings(ada, (form) => form.getByRole('checkbox', { name }).setChecked(on));
    await ada.page.keyboard.press('Escape');
  };
  for (const name of ['Archived', 'Read-only']) {
    await set(name, true);
    await expect(why(ben)).toBeFocused();
    await set(name, false);
    await expect(ben.composer).toBeFocused();
  }
  await expect(ben.composer).toHaveValue('half a thought');

  // In a thread beside the room it is the thread's.
  await ben.goOn(`${new URL(ben.page.url()).pathname}?thread=1`);
  const thread = ben.page.getByRole('complementary', { name: 'Thread' });
  await expect(thread.getByRole('textbox', { name: 'Message the thread' })).toBeFocused();
  await set('Archived', true);
  await expect(thread.getByRole('status', { name: 'Why you can’t write here' })).toBeFocused();
  await set('Archived', false);
  await expect(thread.getByRole('textbox', { name: 'Message the thread' })).toBeFocused();
});

test('by keyboard alone a moderator mutes somebody and lifts it', async ({ arrive }) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await ada.createRoom('Lighthouse');
  await joinLighthouse(ben);
  const { keyboard } = ada.page;
  await ada.button('Room details').focus();
  await keyboard.press('Enter');
  const actions = ada.dialog.getByRole('button', { name: 'Actions for Ben' });
  await expect(actions).toBeVisible();
  await actions.focus();
  await keyboard.press('Enter');
  await expect(ada.page.getByRole('menuitem', { name: 'Make moderator' })).toBeFocused();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(why(ben)).toContainText('You’re muted here until');
  await expect(actions).toBeFocused();
  await keyboard.press('Enter');
  await expect(ada.page.getByRole('menuitem', { name: 'Make moderator' })).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(ada.page.getByRole('menuitem', { name: 'Unmute' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(ben.composer).toBeVisible();
});

test('who is removed with all they said leaves nothing of it in the room', async ({ arrive }) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await ada.createRoom('Lighthouse');
  await ada.say('Welcome');
  await joinLighthouse(ben);
  for (const text of ['spam one', 'spam two']) await ben.say(text);
  await expect(ada.message('spam two')).toBeVisible();
  await openDetails(ada);
  await act(ada, 'Ben', 'Remove from the room');
  const asked = ada.page.getByRole('alertdialog');
  await asked.getByRole('checkbox', { name: 'Also delete their messages here' }).check();
  expect.soft(await violations(ada), 'remove').toEqual([]);
  await asked.getByRole('button', { name: 'Remove' }).click();
  await expect(asked).toHaveCount(0);
  await ada.page.keyboard.press('Escape');
  await expect(ada.dialog).toHaveCount(0);
  await expect(ada.message('This message was deleted')).toHaveCount(2);
  await expect(ada.message('spam')).toHaveCount(0);
  await expect(ada.message('Welcome')).toBeVisible();
  await expect(ben.page.getByRole('heading', { name: 'You were removed from #Lighthouse' })).toBeVisible();
});
