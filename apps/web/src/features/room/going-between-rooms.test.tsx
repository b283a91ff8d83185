import { act, screen } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

/** Pictures are drawn when the test says so. */
function heldPictures() {
  let waiting: FrameRequestCallback[] = [];
  jest.spyOn(window, 'requestAnimationFrame').mockImplementation((draw) => waiting.push(draw));
  return () =>
    act(() => {
      const due = waiting;
      waiting = [];
      for (const draw of due) draw(0);
    });
}

test('who goes to another room is there at once, and its messages behind the first picture', async () => {
  const scene = smallPlace();
  const harbour = scene.place.room('channel', 'harbour', { people: [scene.ben] });
  scene.place.write(scene.general, scene.ben, 'In general');
  scene.place.write(harbour, scene.ben, 'At the harbour');
  const { happen, navigate } = await renderChat(scene);
  expect(screen.getByText('In general')).toBeInTheDocument();

  const picture = heldPictures();
  await happen(() => navigate('/r/harbour'));
  expect(screen.getByRole('heading', { level: 1, name: 'harbour' })).toBeInTheDocument();
  expect(screen.getByRole('textbox', { name: 'Message #harbour' })).toBeInTheDocument();
  expect(screen.queryByText('In general')).not.toBeInTheDocument();
  expect(screen.queryByText('At the harbour')).not.toBeInTheDocument();
  picture();
  expect(await screen.findByText('At the harbour')).toBeInTheDocument();
});
