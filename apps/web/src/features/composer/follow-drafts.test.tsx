import { screen } from '@testing-library/react';
import { GENERAL, type RoomId } from '@parley/events';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';
import { Drafts, type Draft } from './drafts.ts';
import { followDrafts } from './follow-drafts.ts';

const field = () => screen.getByRole('textbox', { name: 'Message #general' });

async function aChat() {
  const scene = smallPlace();
  scene.place.room('channel', 'news');
  const chat = await renderChat(scene);
  const kept = (room = 'general') => scene.server.preferences.get(`draft:${room}`);
  const elsewhere = (text: string, room = 'general') =>
    chat.happen(() => scene.server.setPreference(`draft:${room}`, { text, at: scene.clock.now() }));
  return { ...scene, ...chat, kept, elsewhere };
}

test('what is written is kept for my other devices after a pause, and gone there when it is sent', async () => {
  const { user, pass, kept } = await aChat();
  await pass(10);
  await user.type(field(), 'half a thought');
  await pass(1_000);
  expect(kept()).toBeUndefined();
  await pass(1_500);
  expect(kept()).toMatchObject({ text: 'half a thought' });
  await pass(10);
  await user.type(field(), '{Enter}');
  await pass(10);
  expect(kept()).toMatchObject({ text: '' });
});

test('what is written and sent in one go is not told', async () => {
  const { user, pass, server } = await aChat();
  await pass(10);
  await user.type(field(), 'quick{Enter}');
  await pass(5_000);
  expect(server.received.filter(({ command }) => command === 'preference:set')).toEqual([]);
});

test('what was written elsewhere is here to go on with, and marked in the list', async () => {
  const { elsewhere, pass } = await aChat();
  await pass(10);
  await elsewhere('from the phone');
  expect(field()).toHaveValue('from the phone');
  await elsewhere('', 'general');
  await pass(10);
  await elsewhere('news from the phone', 'news');
  expect(screen.getByRole('link', { name: 'news draft' })).toBeVisible();
});

test('nothing changes under the cursor of who types', async () => {
  const { user, elsewhere, pass } = await aChat();
  await pass(10);
  await user.type(field(), 'mine');
  await pass(100);
  await elsewhere('from the phone');
  expect(field()).toHaveValue('mine');
  await user.type(field(), ' too');
  await pass(4_000);
  expect(field()).toHaveValue('mine too');
});

test('an older draft from elsewhere does not replace a newer one', async () => {
  const { user, pass, happen, server } = await aChat();
  await pass(10_000);
  await user.type(field(), 'mine');
  await happen(() => server.setPreference('draft:general', { text: 'old', at: 5 }));
  await pass(10_000);
  expect(field()).toHaveValue('mine');
  expect(server.preferences.get('draft:general')).toMatchObject({ text: 'mine' });
});

test('what was sent just before a reload does not come back from the server, which is told then', async () => {
  const scene = smallPlace();
  const { client, pass, happen } = await renderChat(scene);
  await pass(1_000);
  const general = GENERAL;
  await happen(() => scene.server.setPreference(`draft:${general}`, { text: 'half a thought', at: 500 }));
  const browser = new Map<RoomId, Draft>();
  const storage = {
    read: (room: RoomId) => browser.get(room),
    write: (room: RoomId, draft: Draft | undefined) =>
      void (draft === undefined ? browser.delete(room) : browser.set(room, draft)),
  };
  const before = new Drafts(storage, () => 600);
  before.adopt(general, { text: 'half a thought', at: 500 });
  before.set(general, { text: '' });

  const after = new Drafts(storage, () => 700);
  let end = () => {};
  await happen(() => {
    end = followDrafts(client, after, scene.clock);
  });
  expect(after.get(general)).toMatchObject({ text: '' });
  expect(scene.server.preferences.get(`draft:${general}`)).toEqual({ text: '', at: 600 });
  end();
});
