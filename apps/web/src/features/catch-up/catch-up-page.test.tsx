import type { FileId } from '@parley/events';
import { screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

function withNews() {
  const scene = smallPlace();
  const { place, ben, cleo } = scene;
  place.write(scene.general, ben, 'The <b>ferry</b> is late');
  place.write(scene.general, cleo, 'Again');
  const plans = place.room('channel', 'plans', { people: [ben] });
  place.write(plans, ben, 'Shall we meet at nine?');
  const direct = place.room('direct', '', { people: [cleo], id: 'd-cleo' });
  place.write(direct, cleo, 'Only for you');
  return { ...scene, direct };
}
const room = async (name: RegExp) =>
  within(await screen.findByRole('list', { name: 'To read' })).findByRole('button', { name });

test('what is unread is one queue, conversations first, worked off and taken back by keys', async () => {
  const scene = withNews();
  const { user, pass } = await renderChat(scene, '/catch-up');
  const list = await screen.findByRole('list', { name: 'To read' });
  const names = within(list).getAllByRole('heading', { level: 2 });
  expect(names.map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('Cleo'),
    expect.stringContaining('#plans'),
    expect.stringContaining('#general'),
  ]);
  expect(await screen.findByText('Only for you')).toBeVisible();

  await user.keyboard('j');
  expect(await room(/#plans/)).toHaveAttribute('aria-expanded', 'true');
  expect(await screen.findByText('Shall we meet at nine?')).toBeVisible();
  await user.keyboard('k');
  expect(await room(/^Cleo/)).toHaveAttribute('aria-expanded', 'true');

  await user.keyboard('e');
  await pass(500);
  expect(within(list).queryByRole('button', { name: /^Cleo/ })).not.toBeInTheDocument();
  expect(await room(/#plans/)).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getByText(/^Done with Cleo. 2 conversations left/)).toBeInTheDocument();

  await user.keyboard('z');
  await pass(500);
  expect(await room(/^Cleo.*1 unread/)).toHaveAttribute('aria-expanded', 'true');
  const reads = scene.server.received.filter(({ command }) => command === 'read:set');
  expect(reads.map(({ data }) => data)).toEqual([
    expect.objectContaining({ room: 'd-cleo', seq: 1 }),
    expect.objectContaining({ room: 'd-cleo', seq: 0 }),
  ]);
});

test('what is left for later waits at the end, in its turn, until that is taken back', async () => {
  const { user } = await renderChat(withNews(), '/catch-up');
  const list = await screen.findByRole('list', { name: 'To read' });
  const order = () =>
    within(list)
      .getAllByRole('heading', { level: 2 })
      .map(({ textContent }) => /Cleo|#plans|#general/.exec(textContent)?.[0]);
  await user.keyboard('l');
  expect(order()).toEqual(['#plans', '#general', 'Cleo']);
  expect(screen.getByText('Cleo waits at the end. 3 conversations left.')).toBeInTheDocument();
  expect(await room(/#plans/)).toHaveAttribute('aria-expanded', 'true');
  await user.click(screen.getByRole('button', { name: 'Later' }));
  expect(order()).toEqual(['#general', 'Cleo', '#plans']);

  // At the end one goes on with the first.
  await user.keyboard('jjl');
  expect(await room(/#general/)).toHaveAttribute('aria-expanded', 'true');
  await user.keyboard('zzz');
  expect(order()).toEqual(['Cleo', '#plans', '#general']);
  expect(await room(/^Cleo/)).toHaveAttribute('aria-expanded', 'true');
});

test('what is unread is shown without its marks, spoilers as such, and files by their names', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.ben, '**Who** did it? ||The gardener||');
  const file = { id: `f${'0'.repeat(32)}` as FileId, name: 'tides.txt', type: 'text/plain', size: 21 };
  scene.place.write(scene.general, scene.ben, '', { files: [file] });
  await renderChat(scene, '/catch-up');
  const unread = within(await screen.findByRole('list', { name: 'Unread messages' }));
  expect(unread.getByText('Who did it? ▒▒▒')).toBeVisible();
  expect(unread.getByText('tides.txt')).toBeVisible();
});

test('when all is read, that is said; r opens the room, and letters in a field are letters', async () => {
  const scene = withNews();
  const { user, pass, history } = await renderChat(scene, '/catch-up');
  await screen.findByRole('list', { name: 'To read' });
  for (let n = 0; n < 2; n += 1) {
    await user.keyboard('e');
    await pass(500);
  }
  expect(await screen.findByText('The <b>ferry</b> is late')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Done' }));
  await pass(500);
  expect(screen.getByRole('heading', { name: 'You’re all caught up' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await pass(500);
  await room(/#general.*2 unread/);
  await user.keyboard('r');
  expect(history.at(-1)).toBe('/r/general');
});

test('what was done can be taken back by who has answered meanwhile, unless the room was read on', async () => {
  const scene = withNews();
  const { client, user, pass, happen, navigate } = await renderChat(scene, '/catch-up');
  await screen.findByRole('list', { name: 'To read' });
  await user.keyboard('e');
  await pass(500);
  await user.keyboard('r');
  await happen(() => navigate('/catch-up'));
  expect(await screen.findByText(/^Done with Cleo/)).toBeInTheDocument();
  await user.keyboard('z');
  await pass(500);
  expect(await room(/^Cleo.*1 unread/)).toHaveAttribute('aria-expanded', 'true');

  await user.keyboard('e');
  await pass(500);
  await user.keyboard('r');
  await happen(() => scene.server.write(scene.direct, scene.cleo, 'One more', {}));
  await happen(() => client.markUnreadFrom(scene.direct.room.id, 3));
  await happen(() => navigate('/catch-up'));
  await screen.findByRole('list', { name: 'To read' });
  expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
});
