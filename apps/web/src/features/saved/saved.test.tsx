import { screen, waitFor, within } from '@testing-library/react';
import { roomId } from '../../../test/fake-place.ts';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

const rows = () => within(screen.getByRole('list', { name: 'Saved messages' })).queryAllByRole('listitem');
const general = roomId('general');

function withTalk() {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.ben, 'The harbour is closed');
  scene.place.write(scene.general, scene.cleo, 'Bring the keys');
  return scene;
}

test('a message is saved from its menu and by a key, on all my devices, and found on a page of its own', async () => {
  const scene = withTalk();
  const { user, pass, navigate, happen } = await renderChat(scene);
  const [first, second] = screen.getAllByRole('article');
  await user.click(within(first ?? document.body).getByRole('button', { name: 'More actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Save for later' }));
  expect(await screen.findByText(/Saved for later/)).toBeVisible();
  await pass(1_000);
  await happen(() => second?.focus());
  await user.keyboard('s');
  await waitFor(() => expect(scene.server.preferences.get('saved:general')).toHaveLength(2));
  await screen.findByRole('link', { name: 'Saved' });
  await happen(() => navigate('/saved'));
  await screen.findByRole('heading', { level: 1, name: 'Saved' });
  await pass(10);
  // The page and what it shows of each message come one after the other.
  await waitFor(async () => {
    await pass(10);
    expect(rows()).toHaveLength(2);
    expect(screen.queryByText(/Loading …/)).not.toBeInTheDocument();
  });
  expect(rows().map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Cleo#general.*Bring the keys$/),
    expect.stringMatching(/^Ben#general.*The harbour is closed$/),
  ]);
  await user.click(screen.getByRole('button', { name: 'Remove the message by Cleo from saved' }));
  await pass(0);
  expect(rows()).toHaveLength(1);
  expect(screen.getByRole('button', { name: 'Remove the message by Ben from saved' })).toHaveFocus();
});

test('the key takes off the list what is on it', async () => {
  const scene = withTalk();
  const { user, pass, client, happen } = await renderChat(scene);
  await happen(() => client.setPreference('saved:general', [{ seq: 1, at: 1 }]));
  await pass(10);
  await happen(() => screen.getAllByRole('article')[0]?.focus());
  await user.keyboard('s');
  expect(await screen.findByText('Removed from saved.')).toBeVisible();
  await waitFor(() => expect(scene.server.preferences.has('saved:general')).toBe(false));
});

test('a saved message that is deleted says so, and one that I may not read any more as well', async () => {
  const scene = withTalk();
  const { pass, client, navigate, happen } = await renderChat(scene, '/saved');
  await happen(() => {
    client.setPreference('saved:general', [{ seq: 1, at: 1 }]);
    client.setPreference('saved:nowhere', [{ seq: 4, at: 2 }]);
  });
  await pass(10);
  expect(rows().map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('You can no longer read it'),
    expect.stringContaining('The harbour is closed'),
  ]);
  await happen(() => void client.deleteMessage(general, 1));
  await pass(10);
  expect(rows()[1]).toHaveTextContent('This message was deleted');
  expect(screen.queryByText('The harbour is closed')).not.toBeInTheDocument();
  await happen(() => navigate('/r/general'));
});

test('a link to a message leaves room for it while it is asked for, but none where it may not be for me', async () => {
  const scene = withTalk();
  const { pass, happen } = await renderChat(scene);
  await pass(10);
  await happen(() => {
    scene.server.withhold();
    scene.server.say('general', scene.cleo, `As Ben said: ${window.location.origin}/r/general/1`);
    scene.server.say('general', scene.cleo, `Hidden: ${window.location.origin}/r/secret/1`);
  });
  const asked = () => scene.server.received.filter(({ data }) => Object(data).around !== undefined);
  await waitFor(async () => {
    await pass(200);
    expect(asked()).toHaveLength(2);
  });
  const [, , linking, hidden] = screen.getAllByRole('article');
  const held = (row: HTMLElement | undefined) => row?.querySelectorAll('div[aria-hidden]').length;
  expect([held(linking), held(hidden)]).toEqual([1, 0]);
  await happen(() => scene.server.answerAll());
  await pass(200);
  expect([held(linking), held(hidden)]).toEqual([0, 0]);
});

test('a link to a message of this place is shown in small, live; one that I may not read is only a link', async () => {
  const scene = withTalk();
  scene.place.write(scene.general, scene.cleo, `As Ben said: ${window.location.origin}/r/general/1`);
  scene.place.write(scene.general, scene.cleo, `Hidden: ${window.location.origin}/r/secret/1`);
  const { pass, happen, client, history, user } = await renderChat(scene);
  await pass(10);
  const card = await screen.findByRole('link', { name: /^Ben, .*: go to the linked message$/ });
  const [, , linking, hidden] = screen.getAllByRole('article');
  expect(linking).toHaveTextContent('The harbour is closed');
  expect(
    within(hidden ?? document.body).queryByRole('link', { name: /linked message/ }),
  ).not.toBeInTheDocument();
  await happen(() => void client.editMessage(general, 1, 'The harbour is open'));
  await pass(10);
  expect(linking).toHaveTextContent('The harbour is open');
  await user.click(card);
  expect(history.at(-1)).toBe('/r/general/1');
});
