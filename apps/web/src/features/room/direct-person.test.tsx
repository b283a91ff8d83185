import { screen } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

test('at the head of a conversation of two stands whether the other one is here', async () => {
  const scene = smallPlace();
  scene.place.room('direct', '', { people: [scene.ben], id: 'd1' });
  scene.server.presence.set(scene.ben.id, 'away');
  const { pass } = await renderChat(scene, '/r/d1');
  await pass(1_000);
  const { parentElement } = screen.getByRole('heading', { level: 1, name: 'Ben' });
  expect(parentElement).toHaveTextContent(/Away$/);
  expect(parentElement?.querySelector('[title="Away"]')).toBeVisible();
});

test('a conversation of three names nobody’s presence', async () => {
  const scene = smallPlace();
  scene.place.room('direct', '', { people: [scene.ben, scene.cleo], id: 'd2' });
  scene.server.presence.set(scene.ben.id, 'away');
  const { pass } = await renderChat(scene, '/r/d2');
  await pass(1_000);
  const { parentElement } = screen.getByRole('heading', { level: 1, name: 'Ben, Cleo' });
  expect(parentElement).not.toHaveTextContent('Away');
});
