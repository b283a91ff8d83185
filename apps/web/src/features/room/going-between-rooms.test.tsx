import { getConfig, screen } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

/** Lets the page go at its own pace: otherwise all that it does follows at once. */
const atItsPace = (look: () => Promise<void>) => getConfig().asyncWrapper(look);

/** In the list of rooms. */
const link = (name: string) => screen.getByRole('link', { name: new RegExp(`^${name}`) });

test('who goes to another room sees at once where, and the room itself behind that', async () => {
  const scene = smallPlace();
  const harbour = scene.place.room('channel', 'harbour', { people: [scene.ben] });
  scene.place.write(scene.general, scene.ben, 'In general');
  scene.place.write(harbour, scene.ben, 'At the harbour');
  const { navigate } = await renderChat(scene);
  expect(link('general')).toHaveAttribute('aria-current', 'page');

  await atItsPace(async () => {
    navigate('/r/harbour');
    await Promise.resolve();
    expect(link('harbour')).toHaveAttribute('aria-current', 'page');
    expect(link('general')).not.toHaveAttribute('aria-current');
    expect(screen.getByText('In general')).toBeInTheDocument();
  });

  expect(await screen.findByRole('heading', { level: 1, name: 'harbour' })).toBeInTheDocument();
  expect(screen.getByRole('textbox', { name: 'Message #harbour' })).toBeInTheDocument();
  expect(await screen.findByText('At the harbour')).toBeInTheDocument();
  expect(screen.queryByText('In general')).not.toBeInTheDocument();
});

test('what changes beside a room is there at once', async () => {
  const { navigate } = await renderChat(smallPlace());
  await atItsPace(async () => {
    navigate('/r/general?panel=members');
    await Promise.resolve();
    expect(screen.getByRole('button', { name: 'Pins, members, links and files' })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
  });
});
