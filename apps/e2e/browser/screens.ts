import { expect } from '@playwright/test';
import type { ParleyServer } from '../harness/server.ts';
import type { Story } from '../harness/story.ts';
import type { ParleyPage } from './parley-page.ts';

export interface Scene {
  readonly app: ParleyPage;
  readonly server: ParleyServer;
  readonly story: Story;
}

export interface Screen {
  readonly name: string;
  /** Brings the screen up, from whatever was shown before. */
  readonly show: (scene: Scene) => Promise<void>;
}

/** Closes what is open in front, and goes on. */
const goTo = async ({ app, server }: Scene, path: string): Promise<void> => {
  const { page } = app;
  const { href, origin } = new URL(path, server.url);
  if (!page.url().startsWith(origin)) await page.goto(href);
  const inFront = page.locator('[role=dialog], [role=alertdialog], [role=menu]');
  for (let open = await inFront.count(); open > 0; open--) {
    await page.keyboard.press('Escape');
    await expect(inFront).toHaveCount(open - 1);
  }
  await app.goOn(href);
};

const inRoom = async (scene: Scene, room: string): Promise<void> => {
  await goTo(scene, `/r/${room}`);
  await expect(scene.app.composer).toBeVisible();
};

/** Opens a dialog by its button in the sidebar, which on phones stands at `/`. */
const dialogFromSidebar = async (scene: Scene, button: string | RegExp): Promise<void> => {
  await goTo(scene, '/');
  await scene.app.button(button).click();
  await expect(scene.app.dialog).toBeVisible();
};

/** Every screen for somebody who is signed in, in an order that leaves the server running to the end. */
export const screens: readonly Screen[] = [
  {
    name: 'rooms',
    show: async (scene) => {
      await goTo(scene, '/');
      await expect(scene.app.rooms.getByRole('link', { name: /^design/ })).toBeVisible();
    },
  },
  {
    name: 'channel',
    show: async (scene) => {
      await inRoom(scene, scene.story.design);
      await expect(scene.app.message('That is the best change')).toBeVisible();
      // Who types says so again and again: the page shows what it kept before it is connected.
      await expect(async () => {
        await scene.story.typeIn('Priya', scene.story.design);
        await expect(scene.app.typing).toContainText('Priya Raman is typing', { timeout: 2_000 });
      }).toPass();
    },
  },
  {
    name: 'private-room',
    show: async (scene) => {
      await inRoom(scene, scene.story.budget);
      await expect(scene.app.message('That leaves enough')).toBeVisible();
    },
  },
  {
    name: 'lobby',
    show: async (scene) => {
      await inRoom(scene, 'lobby');
      await expect(scene.app.message('hello world')).toBeVisible();
    },
  },
  {
    name: 'empty-room',
    show: async (scene) => {
      await goTo(scene, '/');
      await scene.app.rooms.getByRole('link', { name: /Priya Raman.*Sam|Sam Whitaker.*Priya/ }).click();
      await expect(scene.app.page.getByText('No messages yet')).toBeVisible();
    },
  },
  {
    name: 'visited-channel',
    show: async (scene) => {
      await goTo(scene, '/browse');
      await scene.app.page.getByRole('link', { name: /field-notes/ }).click();
      await expect(scene.app.button('Join channel')).toBeVisible();
    },
  },
  {
    name: 'threads-none',
    show: async (scene) => {
      await goTo(scene, '/threads');
      await expect(scene.app.page.getByRole('main').getByRole('heading', { level: 2 })).toBeVisible();
    },
  },
  {
    name: 'search-empty',
    show: async (scene) => {
      await goTo(scene, '/search');
      await expect(scene.app.page.getByRole('heading', { name: 'Find what was said' })).toBeVisible();
    },
  },
  {
    name: 'search',
    show: async (scene) => {
      await goTo(scene, '/search?q=the');
      await expect(scene.app.page.getByRole('list', { name: 'Results' })).toBeVisible();
    },
  },
  {
    name: 'search-nothing',
    show: async (scene) => {
      await goTo(scene, '/search?q=zyzzyva');
      await expect(scene.app.page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
    },
  },
  {
    name: 'permalink',
    show: async (scene) => {
      await goTo(scene, `/r/${scene.story.design}/2`);
      await expect(scene.app.page.getByRole('article').first()).toBeVisible();
    },
  },
  {
    name: 'panel-pins',
    show: async (scene) => {
      await goTo(scene, `/r/${scene.story.design}/2`);
      const message = scene.app.page.getByRole('article').nth(1);
      await message.focus();
      await scene.app.page.keyboard.press('Enter');
      await scene.app.page.getByRole('menuitem', { name: /^(Pin|Unpin)$/ }).click();
      await goTo(scene, `/r/${scene.story.design}?panel=pins`);
      await expect(scene.app.page.getByRole('complementary', { name: /^About/ })).toContainText(
        'Pinned by you',
      );
    },
  },
  {
    name: 'panel-members',
    show: async (scene) => {
      await goTo(scene, `/r/${scene.story.design}?panel=members`);
      await expect(scene.app.page.getByRole('list', { name: 'Members' })).toContainText('Lena Fischer');
    },
  },
  {
    name: 'panel-links',
    show: async (scene) => {
      await goTo(scene, `/r/${scene.story.design}?panel=links`);
      await expect(scene.app.page.getByText(/^https?:|No links yet/).first()).toBeVisible();
    },
  },
  {
    name: 'catch-up',
    show: async (scene) => {
      await goTo(scene, '/catch-up');
      await expect(scene.app.page.getByRole('list', { name: 'Unread messages' })).toBeVisible();
    },
  },
  {
    name: 'settings',
    show: async (scene) => {
      await goTo(scene, '/settings');
      await expect(scene.app.page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    },
  },
  {
    name: 'settings-sessions',
    show: async (scene) => {
      await goTo(scene, '/settings/sessions');
      await expect(scene.app.page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    },
  },
  {
    name: 'browse',
    show: async (scene) => {
      await goTo(scene, '/browse');
      await expect(scene.app.button('Join field-notes')).toBeVisible();
    },
  },
  {
    name: 'people',
    show: async (scene) => {
      await goTo(scene, '/people');
      await expect(scene.app.button('Message Lena Fischer')).toBeVisible();
    },
  },
  {
    name: 'create-room',
    show: (scene) => dialogFromSidebar(scene, 'Create a room'),
  },
  {
    name: 'create-room-refused',
    show: async (scene) => {
      await dialogFromSidebar(scene, 'Create a room');
      await scene.app.dialog.getByRole('textbox', { name: 'Name' }).fill('DESIGN');
      await scene.app.dialog.getByRole('button', { name: 'Create' }).click();
      await expect(scene.app.dialog.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'new-direct-message',
    show: async (scene) => {
      await dialogFromSidebar(scene, 'New direct message');
      await scene.app.dialog.getByText('Lena Fischer', { exact: true }).click();
      await expect(scene.app.dialog.getByRole('button', { name: 'Remove Lena Fischer' })).toBeVisible();
    },
  },
  {
    name: 'account',
    show: (scene) => dialogFromSidebar(scene, /^Your account/),
  },
  {
    name: 'pause',
    show: async (scene) => {
      await dialogFromSidebar(scene, /^Your account/);
      await scene.app.dialog.getByRole('button', { name: 'Pause notifications' }).click();
      await expect(scene.app.page.getByRole('dialog', { name: 'Pause notifications' })).toBeVisible();
    },
  },
  {
    name: 'room-options',
    show: async (scene) => {
      await goTo(scene, '/');
      await scene.app.roomLink('general').hover();
      await scene.app.button('Options for general').click();
      await expect(scene.app.page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'leave-room',
    show: async (scene) => {
      await inRoom(scene, scene.story.budget);
      await scene.app.button('Room details').click();
      await scene.app.dialog.getByRole('button', { name: 'Leave' }).click();
      await expect(scene.app.page.getByRole('alertdialog')).toBeVisible();
    },
  },
  {
    name: 'quick-switcher',
    show: async (scene) => {
      await inRoom(scene, 'general');
      await scene.app.page.keyboard.press('Control+k');
      await expect(scene.app.dialog.getByRole('option').first()).toBeVisible();
    },
  },
  {
    name: 'room-details',
    show: async (scene) => {
      await inRoom(scene, scene.story.design);
      await scene.app.button('Room details').click();
      await expect(scene.app.dialog.getByRole('list', { name: 'Members' })).toContainText('Lena Fischer');
    },
  },
  {
    name: 'invite',
    show: async (scene) => {
      await inRoom(scene, scene.story.budget);
      await scene.app.button('Room details').click();
      await scene.app.dialog.getByRole('button', { name: 'Invite people' }).click();
      await expect(scene.app.dialog.getByText('Tomás Herrera')).toBeVisible();
    },
  },
  {
    name: 'message-menu',
    show: async (scene) => {
      await inRoom(scene, 'general');
      await scene.app.message('I can test on the two oldest').focus();
      await scene.app.page.keyboard.press('Enter');
      await expect(scene.app.page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'report-message',
    show: async (scene) => {
      await inRoom(scene, 'general');
      await scene.app.message('Nobody needs to count the bollards').focus();
      await scene.app.page.keyboard.press('Enter');
      await scene.app.page.getByRole('menuitem', { name: 'Report…' }).click();
      await scene.app.dialog
        .getByRole('textbox', { name: 'What’s wrong with it?' })
        .fill('Not kind to the harbour master');
    },
  },
  {
    name: 'reactions',
    show: async (scene) => {
      await inRoom(scene, 'general');
      const add = scene.app
        .message('I can test on the two oldest')
        .getByRole('button', { name: 'Add a reaction' });
      await add.last().click();
      await expect(scene.app.emoji('thumbs up').first()).toBeVisible();
    },
  },
  {
    name: 'edit-message',
    show: async (scene) => {
      await inRoom(scene, 'general');
      await scene.app.composer.press('ArrowUp');
      await expect(scene.app.page.getByRole('textbox', { name: 'Edit message' })).toBeVisible();
    },
  },
  {
    name: 'too-long',
    show: async (scene) => {
      await inRoom(scene, 'general');
      await scene.app.composer.fill('far too long '.repeat(700));
      await scene.app.composer.press('Enter');
      await expect(scene.app.page.getByText(/too long/).first()).toBeVisible();
    },
  },
  {
    name: 'refused',
    show: async (scene) => {
      const room = await scene.story.letIn();
      await inRoom(scene, room);
      await expect(scene.app.page.getByText('No messages yet')).toBeVisible();
      const context = scene.app.page.context();
      await context.setOffline(true);
      await scene.app.say('I have the one of the lamp room');
      await expect(scene.app.message('I have the one')).toContainText('Sending');
      await scene.story.mute(room);
      await context.setOffline(false);
      await expect(scene.app.message('I have the one').getByRole('alert')).toContainText('Not sent');
    },
  },
  {
    name: 'departed',
    show: async (scene) => {
      const room = await scene.story.letIn();
      await inRoom(scene, room);
      await scene.story.remove(room);
      await expect(scene.app.page.getByRole('heading', { name: 'You were removed from keys' })).toBeVisible();
    },
  },
  {
    name: 'not-there',
    show: async (scene) => {
      await goTo(scene, '/r/nowhere');
      await expect(scene.app.page.getByRole('heading').first()).toBeVisible();
    },
  },
  {
    name: 'reconnecting',
    show: async (scene) => {
      await inRoom(scene, 'general');
      await expect(scene.app.message('I can test on the two oldest')).toBeVisible();
      await scene.server.kill();
      await scene.app.say('Can anybody hear me?');
      await expect(scene.app.message('Can anybody hear me?')).toContainText('Sending');
      await expect(scene.app.banner).toContainText('Reconnecting');
    },
  },
];

/** Screens of whoever owns the place, in the order in which one comes from one to the next. */
export const ownerScreens: readonly Screen[] = [
  {
    name: 'admin-ban',
    show: async (scene) => {
      await goTo(scene, '/admin/people');
      await scene.app.button('Actions for Sam Whitaker').click();
      await scene.app.page.getByRole('menuitem', { name: 'Ban' }).click();
      await expect(scene.app.page.getByRole('alertdialog')).toBeVisible();
    },
  },
  {
    name: 'admin-new-token',
    show: async (scene) => {
      await goTo(scene, '/admin/bots');
      await scene.app.page.getByRole('textbox', { name: 'Name of the new bot' }).fill('Tide table');
      await scene.app.button('Create bot').click();
      await scene.app.button('New token for Tide table').click();
      await expect(scene.app.page.getByRole('form', { name: 'New token for Tide table' })).toBeVisible();
    },
  },
  {
    name: 'admin-token',
    show: async ({ app: { page } }) => {
      const form = page.getByRole('form', { name: 'New token for Tide table' });
      await form.getByRole('textbox', { name: 'What is it for?' }).fill('Harbour office');
      await form.getByRole('button', { name: 'Create token' }).click();
      await expect(page.getByLabel('Token Harbour office', { exact: true })).toBeVisible();
    },
  },
];
