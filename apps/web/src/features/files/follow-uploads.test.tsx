import type { FileId, MessageId } from '@parley/events';
import { act, screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';
import { Drafts } from '../composer/drafts.ts';
import { uploadsOf } from './uploads.ts';

const refused = '019b0000-0000-7000-8000-000000000001' as MessageId;
const tides = { id: 'f1' as FileId, name: 'tides.txt', type: 'text/plain', size: 5 };
const winds = { ...tides, id: 'f2' as FileId, name: 'winds.txt' };

/** Ada wrote `text` in #news, with two files that are whole, and went to #general. */
async function elsewhere(text: string) {
  const scene = smallPlace();
  const news = scene.place.room('channel', 'news').room.id;
  const chat = await renderChat(scene, '/r/news');
  const open = (room: string) =>
    chat.user.click(
      within(screen.getByRole('navigation')).getByRole('link', { name: new RegExp(`^${room}`) }),
    );
  await chat.user.type(screen.getByRole('textbox', { name: 'Message #news' }), text);
  await open('general');
  const uploads = uploadsOf(chat.client, new Drafts());
  // It has waited for them since one left the room, and the last one is whole.
  const wait = () =>
    act(async () => {
      const leave = uploads.attend(news);
      uploads.reword(news, refused, [tides, winds]);
      uploads.wait(news, true);
      leave();
      uploads.describe(uploads.in(news)[0]?.key ?? '', '');
    });
  const sent = () =>
    scene.server.received.filter(({ command }) => command === 'message:send').map(({ data }) => data);
  return { ...scene, ...chat, open, wait, sent, news };
}

test('a message that waited for its files is sent though one has gone elsewhere, and once', async () => {
  const { wait, sent, pass, open, news } = await elsewhere('the tides');
  await wait();
  await pass(100);
  const message = { room: news, text: 'the tides', files: [{ id: 'f1' }, { id: 'f2' }] };
  expect(sent()).toEqual([expect.objectContaining(message)]);
  await open('news');
  await pass(100);
  expect(screen.getByRole('textbox', { name: 'Message #news' })).toHaveValue('');
  expect(sent()).toHaveLength(1);
});

test('what is looked at before it is sent waits until one is back', async () => {
  const { wait, sent, pass, open } = await elsewhere('@room the tides');
  await wait();
  await pass(100);
  expect(sent()).toEqual([]);
  await open('news');
  await screen.findByText('@room the tides', { selector: 'article *' });
  await pass(100);
  expect(sent()).toHaveLength(1);
});
